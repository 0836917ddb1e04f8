const WORDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/msword': 'Word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'text/html': 'web page',
  'message/rfc822': 'mail',
  'text/plain': 'text',
};

/** A media type as people call it; a picture is a "picture". */
export function mediaWord(mediaType: string): string {
  return WORDS[mediaType] ?? (mediaType.startsWith('image/') ? 'picture' : mediaType);
}
