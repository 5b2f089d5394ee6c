// Every detector of the service, on one screen. All of them run on every text.
import { bullyingHate } from './bullying-hate.ts';
import type { ShippedDetector } from './detector.ts';
import { distressingBelief } from './distressing-belief.ts';
import { gamblingSelling } from './gambling-selling.ts';
import { harmToOthers } from './harm-to-others.ts';
import { misinformation } from './misinformation.ts';
import { personalInformation } from './personal-information.ts';
import { safeguarding } from './safeguarding.ts';
import { selfHarm } from './self-harm.ts';
import { sexualContent } from './sexual-content.ts';
import { spamLink } from './spam-link.ts';
import { suicidalThoughts } from './suicidal-thoughts.ts';
import { suicidePact } from './suicide-pact.ts';
import { suicidePlan } from './suicide-plan.ts';
import { violenceExtremism } from './violence-extremism.ts';

/** Those about danger to life come first: should time run out, they have run. */
export const ALL_DETECTORS: readonly ShippedDetector[] = [
  suicidePlan,
  suicidePact,
  suicidalThoughts,
  selfHarm,
  harmToOthers,
  safeguarding,
  bullyingHate,
  personalInformation,
  misinformation,
  distressingBelief,
  violenceExtremism,
  sexualContent,
  gamblingSelling,
  spamLink,
];
