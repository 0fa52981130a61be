import { readFileSync } from 'node:fs'
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'
import type { HallConfiguration } from '../../hall/configuration.ts'
import { crossChecks, type Complaint } from './cross-checks.ts'
import { hallFileSchema } from './schema.ts'
import { toConfiguration } from './to-configuration.ts'

/** A printer on the network, and how wide its paper is in dots. */
export interface PrinterSetting {
  readonly host: string
  readonly port: number
  readonly dots: 576 | 384
}

export interface HallFile {
  readonly configuration: HallConfiguration
  readonly printer: PrinterSetting | null
  /** Where citizens' phones reach this server; null: the address of this machine. */
  readonly publicUrl: string | null
}

/** The file says something that cannot be; the message names each line and what is wrong there. */
export class HallFileError extends Error {}

interface Placed extends Complaint {
  readonly line: number
}

/** The line of the key or value at a path, or of the nearest thing around it that is there. */
function lineOf(document: Document, lines: LineCounter, path: Complaint['path']): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : nodeAt(document, path.slice(0, depth))
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/** The key of an entry, since its value may begin lines below; the item of a list. */
function nodeAt(document: Document, path: Complaint['path']): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (!isMap(parent)) return document.getIn(path, true)
  return parent.items.find(({ key }) => isScalar(key) && key.value === last)?.key
}

/** What zod found, in the words of people who write the file. */
function complaintsOf(issue: z.core.$ZodIssue, document: Document): readonly Complaint[] {
  const path = issue.path as Complaint['path']
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such setting' }))
  const isMissing = path.length > 0 && !document.hasIn(path)
  return [{ path, message: isMissing ? 'is missing' : issue.message }]
}

function complain(file: string, complaints: readonly Placed[]): never {
  const lines = complaints
    .toSorted((a, b) => a.line - b.line)
    .map(
      ({ line, path, message }) =>
        `  line ${line}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`,
    )
  throw new HallFileError(`${file} cannot be used:\n${lines.join('\n')}`)
}

/** The file's value. An alias that stands for nothing, or for too much, shows only here. */
function valueOf(document: Document, lines: LineCounter, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    let line = 1
    visit(document, {
      Alias(_key, alias) {
        line = alias.range ? lines.linePos(alias.range[0]).line : line
        return alias.resolve(document) ? undefined : visit.BREAK
      },
    })
    return complain(file, [
      { line, path: [], message: error instanceof Error ? error.message : String(error) },
    ])
  }
}

export function printerSetting(address: string, paper: '80mm' | '58mm' = '80mm'): PrinterSetting {
  const at = address.lastIndexOf(':')
  return {
    host: address.slice(0, at),
    port: Number(address.slice(at + 1)),
    dots: paper === '80mm' ? 576 : 384,
  }
}

/** Reads the text of a hall's configuration, YAML or JSON. Throws HallFileError. `file` is for messages only. */
export function parseHallFile(text: string, file: string): HallFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    complain(
      file,
      document.errors.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, path: [], message })),
    )
  const placed = (complaint: Complaint): Placed => ({
    ...complaint,
    line: lineOf(document, lines, complaint.path),
  })
  const parsed = hallFileSchema.safeParse(valueOf(document, lines, file))
  if (!parsed.success)
    complain(file, parsed.error.issues.flatMap((issue) => complaintsOf(issue, document)).map(placed))
  const wrong = crossChecks(parsed.data)
  if (wrong.length > 0) complain(file, wrong.map(placed))
  const { printer, publicUrl } = parsed.data
  return {
    configuration: toConfiguration(parsed.data),
    printer: printer ? printerSetting(printer.address, printer.paper) : null,
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
  }
}

/** Reads a hall's configuration file. Throws HallFileError. */
export function readHallFile(file: string): HallFile {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new HallFileError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  return parseHallFile(text, file)
}
