import { describe, expect, it, jest } from '@jest/globals';
import { findFaces } from '../../../../miniprogram/services/face-session';
import { installWx } from '../phone/fake-phone';

const face = { origin: { x: 0.3, y: 0.2 }, size: { width: 0.4, height: 0.4 } };
const frame = new ArrayBuffer(4);

/** A session of WeChat's whose events a test sends. */
function withSession(startError: unknown = null) {
  const handlers = new Map<string, (anchors: unknown) => void>();
  const session = {
    on: (event: string, handle: (anchors: unknown) => void) => handlers.set(event, handle),
    start: (started: (error: unknown) => void) => started(startError),
    detectFace: jest.fn(),
    destroy: jest.fn(),
  };
  installWx({ createVKSession: () => session });
  return { session, emit: (event: string, anchors: unknown = []) => handlers.get(event)?.(anchors) };
}

describe("WeChat's face finder", () => {
  it('looks at frames once it runs, and says what it found', () => {
    const { session, emit } = withSession();
    const found = jest.fn();
    findFaces(found).look(frame, 1, 1);
    expect(session.detectFace).toHaveBeenCalledWith(
      expect.objectContaining({ frameBuffer: frame, width: 1, height: 1 }),
    );
    emit('updateAnchors', [face]);
    emit('removeAnchors');
    expect(found.mock.calls).toEqual([[[face]], [[]]]);
  });

  it('is not believed that there is no face before it has found one', () => {
    const { emit } = withSession();
    const found = jest.fn();
    findFaces(found);
    emit('removeAnchors');
    expect(found).not.toHaveBeenCalled();
  });

  it('stops with the camera', () => {
    const { session } = withSession();
    const finder = findFaces(() => undefined);
    finder.stop();
    finder.look(frame, 1, 1);
    expect(session.destroy).toHaveBeenCalledTimes(1);
    expect(session.detectFace).not.toHaveBeenCalled();
  });

  it('is left out where it does not start, or does not exist', () => {
    const { session } = withSession(2000004);
    findFaces(() => undefined).look(frame, 1, 1);
    expect(session.detectFace).not.toHaveBeenCalled();
    installWx({});
    expect(() => findFaces(() => undefined).look(frame, 1, 1)).not.toThrow();
    installWx({
      createVKSession: () => {
        throw new Error('not supported');
      },
    });
    expect(() => findFaces(() => undefined).stop()).not.toThrow();
  });
});
