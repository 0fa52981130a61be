import type { RouteName } from '../../contract/routes.ts'
import type { ApiParts } from '../api-parts.ts'
import * as hall from './hall-handlers.ts'
import type { Call, Reply } from './handler.ts'
import { phoneHandler } from './phone-handler.ts'
import * as tickets from './ticket-handlers.ts'
import * as windows from './window-handlers.ts'

// The router has parsed params, query and body by the schemas of the same route before a handler sees them.
type Handler = (parts: ApiParts, call: Call<never, never, never>) => Promise<Reply>

/** One handler for each route; a route without one does not compile. */
export const handlers: Readonly<Record<RouteName, Handler>> = {
  hall: hall.readHall,
  board: hall.readBoard,
  queue: hall.readQueue,
  session: hall.readSession,
  windows: windows.readWindows,
  window: windows.readWindow,
  issueTicket: tickets.issueTicket,
  tickets: tickets.readTickets,
  ticket: tickets.readTicket,
  slipPicture: tickets.slipPicture,
  reprint: tickets.reprint,
  addNote: tickets.addNote,
  transfer: tickets.transfer,
  cancel: tickets.cancel,
  reinstate: tickets.reinstate,
  resume: tickets.resume,
  undoTicket: tickets.undoTicket,
  openWindow: windows.openWindow,
  closeWindow: windows.closeWindow,
  pauseWindow: windows.pauseWindow,
  callNext: windows.callNext,
  call: windows.callByHand,
  recall: windows.recall,
  start: windows.start,
  complete: windows.complete,
  noShow: windows.noShow,
  park: windows.park,
  takeOver: windows.takeOver,
  undo: windows.undo,
  openService: hall.openService,
  closeService: hall.closeService,
  openDay: hall.openDay,
  closeDay: hall.closeDay,
  events: hall.readEvents,
  phone: phoneHandler(),
}
