/** `functions.invokeFunction`: one function calls another through the SDK. */
import * as v from 'valibot';
import { type Actions, readRequest } from './actions';
import type { Functions } from './functions';
import { Refusal, WIRE_CODE } from './refusal';

const Invoke = v.object({ function_name: v.string(), request_data: v.optional(v.string(), '') });

export function functionActions(functions: Functions): Actions {
  return {
    'functions.invokeFunction': async (request) => {
      const { function_name: name, request_data: text } = readRequest(Invoke, request);
      const event: unknown = text === '' ? {} : JSON.parse(text);
      // The person is not passed on: a function that needs him takes him as an argument.
      const answer = await functions.invoke({ name, event, caller: {} });
      switch (answer.kind) {
        case 'returned':
          return { response_data: answer.text };
        case 'threw':
          throw new Refusal(WIRE_CODE.functionFailed, answer.message);
        case 'died':
          throw new Refusal(WIRE_CODE.functionFailed, 'the instance ended before it answered');
        case 'timed-out':
          throw new Refusal(WIRE_CODE.functionTimeout, 'Invoking task timed out');
        case 'not-deployed':
          throw new Refusal(WIRE_CODE.functionMissing, 'FunctionName parameter could not be found');
      }
    },
  };
}
