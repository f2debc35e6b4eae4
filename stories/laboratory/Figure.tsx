/** A number as it is shown, with its exact value in the page. */
export function Figure({ value, write }: { value: number; write: (value: number) => string }) {
  return <data value={String(value)}>{write(value)}</data>
}
