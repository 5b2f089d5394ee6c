// Words that pseudonym suggestions are made of: gentle, everyday, and about nobody's health.

export const FIRST_WORDS = [
  'Amber', 'Autumn', 'Birch', 'Blue', 'Bright', 'Bronze', 'Cedar', 'Clear', 'Copper', 'Coral', 'Early', 'Evening', 'Fern',
  'Garden', 'Gentle', 'Golden', 'Green', 'Harbour', 'Hazel', 'Honey', 'Indigo', 'Ivory', 'Kind', 'Lemon', 'Maple', 'Marble',
  'Meadow', 'Mellow', 'Mint', 'Misty', 'Morning', 'Mossy', 'Olive', 'Orchard', 'Pebble', 'Plum', 'Purple',
  'Quiet', 'River', 'Rowan', 'Russet', 'Saffron', 'Sandy', 'Scarlet', 'Silver', 'Slate', 'Spring', 'Steady', 'Summer',
  'Sunny', 'Teal', 'Timber', 'Velvet', 'Violet', 'Warm', 'Willow', 'Winter', 'Woven', 'Yellow',
];

export const SECOND_WORDS = [
  'Acorn', 'Anchor', 'Badger', 'Barley', 'Beacon', 'Beetle', 'Blackbird', 'Bluebell', 'Bramble', 'Bridge', 'Brook', 'Bumblebee',
  'Button', 'Candle', 'Canoe', 'Clover', 'Cricket', 'Daisy', 'Dragonfly', 'Feather', 'Finch', 'Firefly', 'Foxglove', 'Gate',
  'Heather', 'Hedgehog', 'Heron', 'Hill', 'Kettle', 'Kingfisher', 'Kite', 'Lantern', 'Lark', 'Lighthouse', 'Magpie', 'Marigold',
  'Meadowlark', 'Moth', 'Nightjar', 'Oak', 'Otter', 'Owl', 'Paddle', 'Path', 'Pinecone', 'Poppy', 'Puffin', 'Rabbit', 'Robin',
  'Sail', 'Seashell', 'Snowdrop', 'Sparrow', 'Squirrel', 'Stone', 'Swallow', 'Teapot', 'Thimble', 'Thistle', 'Tortoise',
  'Wagtail', 'Window', 'Woodpecker', 'Wren',
];
