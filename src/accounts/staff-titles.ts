// Words that make a pseudonym look like staff, a service or a helpline. Our own list; lower case.

/** Refused as a whole word of a pseudonym, alone or with digits after it. */
export const TITLE_WORDS = [
  'dr', 'doctor', 'nurse', 'nurses', 'matron', 'sister', 'consultant', 'therapist', 'counsellor', 'counselor', 'psychologist',
  'psychiatrist', 'psychotherapist', 'clinician', 'physician', 'paramedic', 'pharmacist', 'carecoordinator', 'keyworker',
  'mod', 'mods', 'moderator', 'moderators', 'moderation', 'admin', 'admins', 'administrator', 'administrators', 'sysadmin',
  'staff', 'lead', 'manager', 'director', 'nhs', 'cmht', 'camhs', 'crht', 'safeguarding', 'caldicott', 'samaritan',
  'samaritans', 'shout', 'helpline', 'hotline', 'official', 'support', 'police', 'system', 'auditor', 'alongside', 'root',
  'webmaster', 'trust',
];

/** Refused wherever they stand in a pseudonym, whatever is between the letters: too long to be there by chance. */
export const TITLE_PARTS = [
  'moderator', 'administrator', 'safeguarding', 'samaritans', 'psychiatrist', 'psychologist', 'crisisteam', 'careteam',
  'carecoordinator', 'supportworker', 'supportteam', 'keyworker', 'helpdesk', 'socialworker', 'mentalhealthteam', 'onduty',
];

/** Words of a trust's name that many trusts share, and that therefore name none. */
export const COMMON_TRUST_WORDS = [
  'nhs', 'trust', 'foundation', 'partnership', 'mental', 'health', 'healthcare', 'care', 'and', 'of', 'the', 'for', 'social',
  'community', 'hospital', 'hospitals', 'university', 'teaching', 'services', 'service', 'demo', 'demonstration',
];
