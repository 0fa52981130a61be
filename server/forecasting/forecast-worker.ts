import { parentPort } from 'node:worker_threads'
import { ForecastDesk } from './forecast-desk.ts'
import type { ForecastRequest } from './messages.ts'

/** The thread that forecasts, beside the server's own. */
const desk = new ForecastDesk((reply) => parentPort?.postMessage(reply))

parentPort?.on('message', (request: ForecastRequest) => desk.answer(request))
