/** One element with what stands in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The first element of a path below, or undefined. */
export function find(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

export function findAll(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export const textOf = (element: XmlElement | undefined, ...path: readonly string[]): string | undefined => find(element, ...path)?.text;

/** As plain JSON, to keep what could not be read: name, attributes, and text or children. */
export function toJson({ name, attributes, children, text }: XmlElement): Record<string, unknown> {
  const content = children.length > 0 ? children.map(toJson) : text;
  return Object.keys(attributes).length === 0 ? { [name]: content } : { [name]: content, attributes: { ...attributes } };
}
