import { render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { focusSoon } from '#components/ui/focus-soon.ts';

afterEach(() => vi.restoreAllMocks());

/** Frames that come when they are told to. */
function heldFrames(): () => void {
  const held: FrameRequestCallback[] = [];
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((callback) => held.push(callback));
  return () => {
    for (const callback of held.splice(0)) callback(0);
  };
}

const field = (name: string) => screen.getByRole('textbox', { name });

function begin() {
  render(
    <>
      <input aria-label="Before" />
      <input aria-label="After" />
      <input aria-label="Elsewhere" />
    </>,
  );
  const frame = heldFrames();
  field('Before').focus();
  focusSoon(field('Before'), () => field('After'));
  return frame;
}

it('moves the focus with the next frame', () => {
  const frame = begin();
  expect(document.activeElement).toBe(field('Before'));
  frame();
  expect(document.activeElement).toBe(field('After'));
});

it('takes it from nobody who put it elsewhere meanwhile', () => {
  const frame = begin();
  field('Elsewhere').focus();
  frame();
  expect(document.activeElement).toBe(field('Elsewhere'));
});

it('moves it when what had it is gone', () => {
  const frame = begin();
  field('Before').remove();
  frame();
  expect(document.activeElement).toBe(field('After'));
});
