/** How to get a snapshot, by where the program runs. Only what exists is offered; what does not yet says so. */
export interface Recipe {
  readonly id: string;
  readonly title: string;
  /** One sentence before the lines. */
  readonly says: string;
  /** Lines to copy; empty = nothing opens yet. */
  readonly lines: string;
  readonly needsCapture: boolean;
}

export const recipes: readonly Recipe[] = [
  {
    id: 'running-python',
    title: 'Running Python',
    says: 'Put heapglass.py where the program can import it, and call this where you want to look: in a request handler, a debugger, a shell of the process. The program pauses while it writes.',
    lines: "import heapglass; heapglass.dump('app.heapglass')",
    needsCapture: true,
  },
  {
    id: 'attach',
    title: 'Already running',
    says: 'Attaches to a process that never imported anything: its pid, the right to trace it, and gdb. On Linux.',
    lines: 'python heapglass.py attach PID -o app.heapglass',
    needsCapture: true,
  },
  {
    id: 'my-script',
    title: 'My script',
    says: 'Runs the script and writes its heap at the end.',
    lines: 'python heapglass.py run -o script.heapglass script.py',
    needsCapture: true,
  },
  {
    id: 'node',
    title: 'Node',
    says: 'Snapshots of Node (.heapsnapshot) do not open in this version yet.',
    lines: '',
    needsCapture: false,
  },
  {
    id: 'chrome',
    title: 'Chrome',
    says: 'Snapshots of the DevTools (.heapsnapshot) do not open in this version yet.',
    lines: '',
    needsCapture: false,
  },
  {
    id: 'home-assistant',
    title: 'Home Assistant',
    says: 'No line does it alone in this version. From a custom integration of yours, with heapglass.py beside it, this works. Statistics of guppy3 (.hpy) do not open in this version yet.',
    lines: "from . import heapglass; heapglass.dump('/config/home-assistant.heapglass')",
    needsCapture: true,
  },
];

/** What opens, and what does not yet: found by content, never by name. */
export const formats: readonly { readonly name: string; readonly gives: string; readonly opens: boolean }[] = [
  { name: '.heapglass', gives: 'the full heap of a CPython process', opens: true },
  { name: '.heapglass.gz', gives: 'the same, gzipped', opens: true },
  { name: '.heapsnapshot', gives: 'V8: Node, Chrome, Electron, Deno', opens: false },
  { name: '.hpy', gives: 'statistics of guppy3', opens: false },
];
