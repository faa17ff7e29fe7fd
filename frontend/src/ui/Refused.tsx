import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';

/** Once, when it appears: the page may be scrolled far down, and what was pressed stands above it all. */
function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' });
}

/** Says at the head of a page why what was to be done was not done. */
export function Refused({ children }: { children: ReactNode }) {
  return (
    <Alert ref={reveal} color="bad" variant="light" role="alert" mb={16}>
      {children}
    </Alert>
  );
}
