/** Whether a text is a host and a port, such as 192.168.1.50:9100. */
export function isPrinterAddress(text: string): boolean {
  const port = Number(/^[^\s:]+:(\d{1,5})$/.exec(text)?.[1])
  return port >= 1 && port <= 65_535
}
