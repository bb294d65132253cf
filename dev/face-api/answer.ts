/** Behaviour to HTTP: the status, headers and body of an answer. */
import type { OutgoingHttpHeaders } from 'node:http';
import type { GatewayBehaviour, SellerBehaviour, StepBehaviour } from './behaviour';
import type { Answer } from './delivery';
import { type Subject, writeReply } from './reply';

/** The gateway says everything in headers, and sends `Content-Length: 0` (face-api.md §4). */
function gatewayAnswer(behaviour: GatewayBehaviour, requestId: string): Answer {
  const headers: OutgoingHttpHeaders = {};
  if (behaviour.bare !== true) headers['X-Ca-Request-Id'] = requestId;
  if (behaviour.code !== null) headers['X-Ca-Error-Code'] = behaviour.code;
  if (behaviour.message !== null) headers['X-Ca-Error-Message'] = behaviour.message;
  return { httpStatus: behaviour.httpStatus, headers, body: Buffer.alloc(0) };
}

function sellerAnswer(behaviour: SellerBehaviour, requestId: string, subject: Subject): Answer {
  const { contentType = 'application/json; charset=utf-8', body = 'json', httpStatus = 200 } = behaviour;
  const headers: OutgoingHttpHeaders = { 'X-Ca-Request-Id': requestId, ...behaviour.headers };
  if (contentType !== null) headers['Content-Type'] = contentType;
  return { httpStatus, headers, body: writeReply(behaviour.status, subject, body) };
}

export function answerOf(step: StepBehaviour, requestId: string, subject: Subject): Answer {
  return step.kind === 'gateway' ? gatewayAnswer(step, requestId) : sellerAnswer(step, requestId, subject);
}
