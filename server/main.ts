import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { setTimeout as passed } from 'node:timers/promises'
import pino, { type Logger } from 'pino'
import { isLanguage, type Language } from '../language/languages.ts'
import { networkSlipPrinter, screenSlipPrinter, type ContentOf } from '../printer/slip-printer.ts'
import { threadedSlipRenderer } from '../printer/slip-renderer.ts'
import type { ApiParts } from './api/api-parts.ts'
import { TicketLinks } from './api/auth/ticket-links.ts'
import { Sockets } from './api/sockets/sockets.ts'
import { webApp } from './api/web/app.ts'
import { readHallFile, type HallFile, type PrinterSetting } from './cli/hall-file/read-hall-file.ts'
import type { AccessStore } from './engine/access.ts'
import { FastClock, WallClock } from './engine/clock.ts'
import { DayKeeper } from './engine/day-keeper.ts'
import { Engine } from './engine/engine.ts'
import { submitOwn } from './engine/own-command.ts'
import type { Clock } from './engine/ports.ts'
import { RequoteDesk } from './engine/requote-desk.ts'
import { SlipDesk } from './engine/slip-desk.ts'
import { defaultSettings, type ForecasterSettings } from './forecast/hall-forecaster.ts'
import { CachedForecasts } from './forecasting/cached-forecasts.ts'
import { carefulForecasts } from './forecasting/careful-forecasts.ts'
import { connectWorker } from './forecasting/forecast-port.ts'
import { LiveForecaster } from './forecasting/live-forecaster.ts'
import type { HallConfiguration } from './hall/configuration.ts'
import { ticketOf } from './hall/hall.ts'
import { lockData } from './store/sqlite/data-lock.ts'
import { migrate } from './store/sqlite/migrations.ts'
import { openDatabase } from './store/sqlite/open-database.ts'
import { SqliteAccessStore } from './store/sqlite/sqlite-access-store.ts'
import { SqliteEventStore } from './store/sqlite/sqlite-event-store.ts'
import { SqliteForecastStateStore } from './store/sqlite/sqlite-forecast-state-store.ts'
import { slipOf } from './views/slip.ts'

export interface HallOptions {
  /** The folder with the database, the lock and, unless `hallFile` says otherwise, `hall.yaml`. */
  readonly data: string
  readonly hallFile: string
  /** 0 for any free port. */
  readonly port: number
  readonly host: string | undefined
  /** Where the built screens are. */
  readonly screens: string
  /** Instead of the one in the hall's file. */
  readonly printer: PrinterSetting | null
  /** For drives and rehearsals only. */
  readonly clock: { readonly speed: number; readonly startMs: number | null } | null
  readonly logLevel: string
  /** Told when the hall cannot go on: a failed write is never tried again. */
  readonly onFatal: () => void
}

export interface RunningHall {
  readonly url: string
  readonly port: number
  readonly access: AccessStore
  readonly log: Logger
  /** Answers what was taken, then lets go of everything. */
  close(): Promise<void>
}

/** The first address of this machine on a network, for phones; this machine's own name for itself without one. */
function ownAddress(): string {
  for (const addresses of Object.values(networkInterfaces()))
    for (const { family, internal, address } of addresses ?? [])
      if (family === 'IPv4' && !internal) return address
  return 'localhost'
}

/** Refuses a clock that would run backwards against the log (DAY-2). */
function clockFor(options: HallOptions, lastEventAtMs: number): Clock {
  if (!options.clock) return new WallClock(lastEventAtMs)
  const { speed, startMs } = options.clock
  if (startMs !== null && startMs < lastEventAtMs)
    throw new Error(
      `the clock cannot start at ${new Date(startMs).toISOString()}: the log goes on until ${new Date(lastEventAtMs).toISOString()}`,
    )
  return new FastClock(startMs ?? Math.max(Date.now(), lastEventAtMs), speed)
}

/** Connections that have not ended by then, half a request in them or silent, are cut at closing. */
const letGoMsMax = 2_000
const letGoEveryMs = 50

function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function asLanguage(code: string): Language {
  return isLanguage(code) ? code : 'en'
}

function contentFrom(
  engine: Engine,
  links: TicketLinks,
  publicUrl: () => string,
  rehearsal: boolean,
): ContentOf {
  return (id, { copy }) => {
    const { hall } = engine
    const ticket = hall.status === 'configured' ? ticketOf(hall, id) : undefined
    if (hall.status !== 'configured' || !ticket) return null
    const slip = slipOf(hall, ticket)
    return {
      ...slip,
      language: asLanguage(slip.language),
      hallLanguage: asLanguage(slip.hallLanguage),
      url: `${publicUrl()}/t/${links.secretOf(id)}`,
      shortCode: links.shortCodeOf(id, ticket.number),
      copy,
      rehearsal,
    }
  }
}

/** A live hall asks once for all, so it can afford twice the runs of a replay. */
const liveRuns = 128

function settingsOf({ promises }: HallConfiguration): ForecasterSettings {
  return { ...defaultSettings, runs: liveRuns, earlyShare: promises.early, lateShare: promises.late }
}

/** A hall opens without minutes rather than late; a forecast is usually there much sooner. */
const firstForecastMsMax = 2_000

/** The business day that the hall is in, or was in last. */
function dayOf({ hall }: Engine): string | null {
  return hall.status === 'unconfigured' || hall.day.status === 'never-opened' ? null : hall.day.day
}

async function configure(engine: Engine, { configuration }: HallFile): Promise<void> {
  const { hall } = engine
  const present = hall.status === 'configured' ? JSON.stringify(hall.configuration) : null
  if (present === JSON.stringify(configuration)) return
  const { refusal } = await submitOwn(engine, { type: 'configureHall', configuration })
  if (refusal?.code === 'configuration-in-use')
    throw new Error(
      `the hall’s file leaves out what is in use today: ${refusal.what}; put it back, or end the day first`,
    )
  if (refusal) throw new Error(`the hall’s file was refused: ${refusal.code}`)
}

/**
 * Builds the hall and opens it: the only place that constructs things.
 * Rejects where the data is in use, the file is wrong, or the port is taken; nothing stays open then.
 */
export async function startHall(options: HallOptions): Promise<RunningHall> {
  mkdirSync(options.data, { recursive: true })
  const hallFile = readHallFile(options.hallFile)
  const lock = lockData(options.data, join(options.data, 'lock.sqlite'))
  const undo: (() => unknown)[] = [() => lock.release()]
  try {
    return await open(options, hallFile, undo)
  } catch (error) {
    for (const step of undo.toReversed()) await step()
    throw error
  }
}

async function open(options: HallOptions, hallFile: HallFile, undo: (() => unknown)[]): Promise<RunningHall> {
  const log = pino({ level: options.logLevel }, pino.destination({ dest: 2, sync: true }))
  const database = openDatabase(join(options.data, 'ashnav.sqlite'))
  undo.push(() => database.close())
  migrate(database)
  const store = new SqliteEventStore(database)
  const access = new SqliteAccessStore(database)
  const onError = (error: unknown): void => log.error({ err: error }, 'the hall’s own work failed')
  const onFatal = (error: unknown): void => {
    log.fatal({ err: error }, 'a write failed; the server ends so that it can check itself at the next start')
    options.onFatal()
  }
  const speed = options.clock?.speed ?? 1
  const settings = settingsOf(hallFile.configuration)
  const cached = new CachedForecasts(settings, speed)
  const forecasts = carefulForecasts(cached, onError)
  let lastEventAtMs = 0
  // The clock depends on how far the log goes, and the log is loaded by the engine.
  let clock: Clock = new WallClock()
  const engine = new Engine({
    store,
    clock: { nowMs: () => clock.nowMs(), speed },
    promises: forecasts,
    onFatal,
    onListenerFailed: onError,
  })
  await engine.load((_event, hall) => {
    lastEventAtMs = hall.lastEventAtMs
  })
  clock = clockFor(options, lastEventAtMs)
  await configure(engine, hallFile)

  let port = options.port
  const address = ownAddress()
  const publicUrl = (): string => hallFile.publicUrl ?? `http://${address}:${port}`
  const links = new TicketLinks(access.hallKey())
  const content = contentFrom(engine, links, publicUrl, false)
  const setting = options.printer ?? hallFile.printer
  const renderer = threadedSlipRenderer()
  const printer = setting
    ? networkSlipPrinter(setting, content, {
        renderer,
        onTrouble: (trouble) =>
          log.warn(trouble, 'a slip could not be sent to the printer; it is tried again'),
      })
    : screenSlipPrinter(content, renderer)
  undo.push(() => printer.close())
  const desk = new SlipDesk(engine, printer, onError)
  await desk.settleUnknown()
  const days = new DayKeeper(engine, clock, onError)
  await days.start()
  undo.push(() => days.stop())
  const forecastListeners: (() => void)[] = []
  let onFirstForecast: () => void = () => undefined
  const firstForecast = new Promise<void>((resolve) => (onFirstForecast = resolve))
  const forecaster = new LiveForecaster({
    connect: connectWorker,
    store,
    states: new SqliteForecastStateStore(database),
    settings,
    nowMs: () => clock.nowMs(),
    onForecasts: (made) => {
      cached.take(made)
      onFirstForecast()
      for (const listener of forecastListeners) listener()
    },
    tell: (what, err) => (err ? log.error({ err }, what) : log.info(what)),
  })
  engine.onPublished((published) => forecaster.follow(published))
  undo.push(() => forecaster.stop())
  await forecaster.start(engine.sequence, dayOf(engine))
  const apologies = new RequoteDesk(engine, clock, forecasts, onError)
  apologies.start()
  undo.push(() => apologies.stop())

  const parts: ApiParts = {
    engine,
    store,
    access,
    clock,
    printer,
    links,
    log,
    publicUrl,
    waitNow: (hall, service, nowMs) => {
      const ordinary = hall.configuration.priorityClasses[0]?.id
      return ordinary === undefined ? null : forecasts.waitFor(hall, service, ordinary, nowMs)
    },
    rangeNow: (...about) => forecasts.rangeFor(...about),
    onForecast: (listener) => forecastListeners.push(listener),
  }
  const http = createServer(
    { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 65_000 },
    webApp(parts, options.screens),
  )
  const connections = new Set<Socket>()
  http.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  const sockets = new Sockets(http, parts)
  undo.push(() => sockets.close())
  await Promise.race([firstForecast, passed(firstForecastMsMax)])
  port = await listen(http, options.port, options.host)
  const close = async (): Promise<void> => {
    days.stop()
    apologies.stop()
    forecaster.stop()
    // A connection that was busy when the closing began stays open after its answer, until it is let go.
    const lettingGo = setInterval(() => http.closeIdleConnections(), letGoEveryMs)
    const cutOff = setTimeout(() => {
      for (const connection of connections) connection.destroy()
    }, letGoMsMax)
    await sockets.close()
    clearTimeout(cutOff)
    clearInterval(lettingGo)
    // What becomes of the last slips is still put into the log.
    await printer.close()
    await engine.drain()
    await store.close()
    undo[0]?.()
  }
  return { url: `http://localhost:${port}`, port, access, log, close }
}
