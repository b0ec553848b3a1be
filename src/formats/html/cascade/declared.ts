/** What holds for an element: values by property. */
export type Declared = ReadonlyMap<string, string>
