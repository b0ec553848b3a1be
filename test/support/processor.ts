/** Milliseconds of the processor since a moment: what tests that bound a time measure, for the machine may be busy with others. */
export const processorTime = (): (() => number) => {
  const start = process.cpuUsage()
  return () => process.cpuUsage(start).user / 1000
}
