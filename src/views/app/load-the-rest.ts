/**
 * Loads the parts of the page that are first needed later, as soon as it is idle: so that nothing is requested while a
 * snapshot is open. Parts that cannot be loaded now are asked for again where they are needed.
 */
export function loadTheRest(): void {
  setTimeout(() => {
    const parts = [import('../../ui/chart/bar-chart.tsx'), import('virtual:samples'), import('virtual:capture')];
    void Promise.allSettled(parts);
  }, 1000);
}
