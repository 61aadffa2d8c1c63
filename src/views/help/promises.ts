/** Printed on the page, and kept. */
export const promises: readonly string[] = [
  'Nothing leaves this tab: no request at all once the page is loaded. Only trying a sample loads that sample, from where the page came.',
  'The same file always gives the same numbers.',
  'If a byte was skipped, you see how many and where.',
  'Every number says whether it is measured or estimated; what is not known is —.',
  'Any long step says what it is doing and can be cancelled; the page never freezes.',
  'The capture never changes, collects or runs the program it measures.',
];

/** How anyone can check the first promise. */
export const verification =
  'To verify: open the developer tools of the browser, tab Network, and work: the list stays empty. Or disconnect from the network, and work on. The page’s own policy (connect-src ’none’) forbids it and the analysis any connection.';
