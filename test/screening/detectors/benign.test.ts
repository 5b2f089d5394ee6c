// What must never be flagged: complaints, diagnoses, medicine, the Mental Health Act, religion, beliefs, ordinary days.
import t from 'tap';
import { assess } from '../../../src/screening/detectors/assess.ts';

const BENIGN = [
  // services and staff
  'The crisis team never ring back. I waited four hours and then they told me to have a bath.',
  'My care coordinator has changed three times this year and nobody told me. I am furious.',
  'The ward was filthy and the food was worse. I have put in a complaint.',
  'My psychiatrist does not listen to a word I say. Ten minutes every six months is an insult.',
  'CAMHS failed me and adult services are no better.',
  'The staff on nights just sit in the office. It is not good enough.',
  'I think the trust cares more about targets than people.',
  'Honestly the GP receptionist is a nightmare, I dread ringing.',
  // diagnosis and medicine
  'I do not agree with my diagnosis and I never have.',
  'Personality disorder is an insulting name and they should change it.',
  'Olanzapine made me put on three stone and I hate it.',
  'I decided with my consultant to come off lithium, slowly.',
  'I stopped my tablets in March because of the side effects. It was my choice.',
  'Why do they push medication on everyone? I would like more talking therapy.',
  'Clozapine saved me but the blood tests are a pain.',
  'Anyone else get the shakes on lithium? My hands are all over the place.',
  'I do not believe the chemical imbalance theory, there is not much evidence for it.',
  // the Mental Health Act
  'Being sectioned was the worst thing that ever happened to me. I felt like a prisoner.',
  'My tribunal is on Thursday. I want the section lifted.',
  'A community treatment order is just control by another name.',
  'They restrained me and I am still angry. My advocate is helping me write it down.',
  // religion
  'God got me through last winter. I pray every morning.',
  'I fast in Ramadan and my nurse helped me move my tablet times.',
  'Jesus speaks to me in the quiet. It is the best part of my day.',
  'I left the church and feel lighter for it.',
  // unusual beliefs of one’s own
  'I believe the number plates carry messages for me. I know others do not see it.',
  'I hear three voices. The old man is quite funny, the others can be cruel.',
  'I am sure my neighbours listen through the wall. It is tiring.',
  'I think I was chosen for something. I do not talk about it on the ward.',
  'Sometimes I feel the telly is talking about me, so I switch it off and do a jigsaw.',
  // ordinary days
  'Feeling low today but I had a shower and fed the cat, so that is a win.',
  'Cried in Tesco again. The woman on the till gave me a hug.',
  'Anxiety is through the roof before my PIP assessment.',
  'I feel so lonely on Sundays. Does anyone else?',
  'Managed the bus on my own for the first time in two years!',
  'My dog died last week and the house is so quiet.',
  'The deadline is killing me and my boss is a slave driver.',
  'That quiz last night was dead good, I nearly died laughing.',
  'Made a cake, burnt it, ate it anyway.',
  'Could murder a cup of tea. Anyone about?',
  'I am so tired of being tired.',
  'Two years sober on Friday and so proud of myself.',
  'Sending hugs. You are not alone and you are not a burden.',
  'Please ring your nurse or 111 if it gets worse, and keep posting.',
  'I got my hair cut and I do not hate it.',
  'Nobody tells you how boring recovery is.',
  'The new moderator page is easy to use, thanks all.',
  'Watched a film about the war, too much killing for me.',
  'My nan turned 90 and beat us all at cards.',
  'Has anyone tried the drawing group at the library? Thinking of going.',
  'I shouted at my mum and feel bad. We made up over toast.',
  'I had a dream that I could fly over the Pennines.',
];

t.test('benign posts are readable and raise nothing', (t) => {
  t.ok(BENIGN.length >= 30);
  for (const text of BENIGN) {
    const { findings, notScreened } = assess({ text, threadTitle: null, parentText: null });
    t.same(findings.map((finding) => `${finding.detector}: ${finding.sentence}`), [], text);
    t.equal(notScreened, false, 'and it is screened');
  }
  t.end();
});
