"""Sentences that tell of several engagements: each with its own sides and status."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from legation import claims, language, lexicon
from legation.claims.participants import poles
from legation.model import Article, Block, Label

ROWS = [
    (
        "Saudi Arabia, the United Arab Emirates, Bahrain and Egypt have cut their ties with Qatar. "
        "Kuwait mediates; Qatar has the sympathy of Turkey, and the United States looks on. The "
        "foreign ministers of the four countries met in Cairo on Monday.",
        {("meeting", "held", "ARE|BHR|EGY|SAU")},
    ),
    (
        "Rex Tillerson of the United States will meet the ministers of the three countries that "
        "have cut their ties with Qatar: Bahrain, Egypt and Saudi Arabia.",
        {("meeting", "planned", "BHR|EGY|SAU|USA")},
    ),
    (
        "Kyrgyzstan and Tajikistan held talks in Batken on Monday. The next one is due to take "
        "place in Dushanbe in late June.",
        {("meeting", "held", "KGZ|TJK"), ("meeting", "planned", "KGZ|TJK")},
    ),
    (
        "Cuba and the European Union held talks in Havana on Tuesday. An earlier one, set for "
        "January, was put off by Havana.",
        {("meeting", "held", "CUB|European Union"), ("meeting", "postponed", "CUB|European Union")},
    ),
    (
        "Japan, China and South Korea held a summit in Seoul on Monday. They plan to hold another "
        "in Tokyo next year.",
        {("summit", "held", "CHN|JPN|KOR"), ("summit", "planned", "CHN|JPN|KOR")},
    ),
    (
        "U.S. and Iranian negotiators met in Muscat on Monday. Another was killed in a car crash.",
        {("meeting", "held", "IRN|USA")},
    ),
    (
        "The ministers of Chad and Niger met in Agadez on Monday. One of them was postponed.",
        {("meeting", "held", "NER|TCD")},
    ),
    (
        "Bolivia and Chile were to hold talks on the border in La Paz on Monday. It was put off at "
        "the last minute.",
        {("negotiation", "postponed", "BOL|CHL")},
    ),
    (
        "French President Emmanuel Macron planned a trip to Kyiv in March but scrapped it.",
        {("visit", "planned", "FRA|UKR"), ("visit", "cancelled", "FRA|UKR")},
    ),
    (
        "Edgar Lungu of Zambia will visit Harare. It will take place on May 28, his office said.",
        {("visit", "planned", "ZMB|ZWE")},
    ),
    (
        "U.S. Secretary of State George Shultz is to visit Cairo on Monday. There was speculation "
        "that it would be delayed.",
        {("visit", "planned", "EGY|USA")},
    ),
    (
        "Edgar Lungu of Zambia will visit Harare on Friday. The election there went smoothly. It "
        "was postponed twice.",
        {("visit", "planned", "ZMB|ZWE")},
    ),
    (
        "Antony Blinken will visit Egypt and Jordan next week.",
        {("visit", "planned", "EGY|USA"), ("visit", "planned", "JOR|USA")},
    ),
    (
        "Chinese Foreign Minister Wang Yi begins a three-nation tour of Ghana, Namibia and Brazil "
        "on Monday.",
        {
            ("visit", "planned", "CHN|GHA"),
            ("visit", "planned", "CHN|NAM"),
            ("visit", "planned", "BRA|CHN"),
        },
    ),
    (
        "Sergei Lavrov arrived in Tehran on Monday for talks with Iranian officials.",
        {("visit", "underway", "IRN|RUS"), ("meeting", "planned", "IRN|RUS")},
    ),
    (
        "Sergei Lavrov spoke to Ana Rojas of Chile and Omar Said of Egypt in separate "
        "conversations.",
        {("call", "held", "CHL|RUS"), ("call", "held", "EGY|RUS")},
    ),
    (
        "Kenyan President William Ruto arrived in Oslo on Monday. A visit to Copenhagen, planned "
        "for Friday, was put off.",
        {("visit", "underway", "KEN|NOR"), ("visit", "postponed", "DNK|KEN")},
    ),
    (
        "Sergei Lavrov is in Tehran for talks with Iranian officials.",
        {("visit", "underway", "IRN|RUS"), ("meeting", "planned", "IRN|RUS")},
    ),
    (
        "Sergei Lavrov flew to Tehran in March for talks with Iranian officials.",
        {("visit", "held", "IRN|RUS"), ("meeting", "held", "IRN|RUS")},
    ),
    (
        "Greek Foreign Minister Giorgos Gerapetritis met separately with Serbian Prime Minister "
        "Milos Vucevic and Albanian Prime Minister Edi Rama.",
        {("meeting", "held", "GRC|SRB"), ("meeting", "held", "ALB|GRC")},
    ),
    (
        "Brazilian Foreign Minister Mauro Vieira is to arrive in Lima on Wednesday and go on to "
        "Quito on Friday.",
        {("visit", "planned", "BRA|PER"), ("visit", "planned", "BRA|ECU")},
    ),
    (
        "Belgian Foreign Minister Hadja Lahbib arrived in Rabat on Monday. Talks with Prime "
        "Minister Aziz Akhannouch are set for Thursday.",
        {("visit", "underway", "BEL|MAR"), ("meeting", "planned", "BEL|MAR")},
    ),
    (
        "Chad and Cameroon held border talks in Garoua on Monday. Earlier talks in Maroua "
        "collapsed in March.",
        [("negotiation", "held", "CMR|TCD"), ("negotiation", "held", "CMR|TCD")],
    ),
    (
        "Swiss envoy Livia Leu was "
        "in Algiers last week and put off a return trip planned for Friday.",
        {("visit", "held", "CHE|DZA"), ("visit", "postponed", "CHE|DZA")},
    ),
    (
        "Nepalese Prime Minister Pushpa Kamal Dahal's trip to Dhaka, scheduled for the weekend, "
        "has been put off until early next month.",
        {("visit", "postponed", "BGD|NPL"), ("visit", "planned", "BGD|NPL")},
    ),
    (
        "Qatari minister Mohammed al-Khulaifi said he had spoken by telephone with both Kenya's "
        "Musalia Mudavadi and Rwanda's Olivier Nduhungirehe.",
        {("call", "held", "KEN|QAT"), ("call", "held", "QAT|RWA")},
    ),
    (
        "Korean lawmakers led by Kim Jin-pyo of South Korea arrived in Hanoi on Monday. Later the "
        "delegation met Vietnamese Prime Minister Pham Minh Chinh.",
        {("visit", "underway", "KOR|VNM"), ("meeting", "held", "KOR|VNM")},
    ),
    (
        "Chinese official Liu Jianchao is in Cairo. The visitor spent the morning with Egyptian "
        "Foreign Minister Sameh Shoukry.",
        {("visit", "underway", "CHN|EGY"), ("meeting", "held", "CHN|EGY")},
    ),
    (
        "Malta and Tunisia held a first round of talks in Valletta on April 3. A second was held "
        "in Tunis on Monday. A third is set for Rome on Friday.",
        [
            ("negotiation", "held", "MLT|TUN"),
            ("negotiation", "held", "MLT|TUN"),
            ("negotiation", "planned", "MLT|TUN"),
        ],
    ),
    (
        "Presidents Emmanuel Macron of France and Abdelmadjid Tebboune of Algeria spoke by phone "
        "for an hour on Monday, but no meeting in person is being prepared.",
        {("call", "held", "DZA|FRA"), ("summit", "denied", "DZA|FRA")},
    ),
    (
        "Mali's Choguel Maiga hopes to take his ministers to Niamey, Niger's capital, in June for "
        "the next round of talks with Niger.",
        {("visit", "possible", "MLI|NER"), ("negotiation", "possible", "MLI|NER")},
    ),
    (
        "French Foreign Minister Jean-Yves Le Drian met Egyptian President Abdel Fattah al-Sisi in "
        "Cairo on Tuesday. Le Drian invited him to Paris.",
        {("meeting", "held", "EGY|FRA"), ("visit", "proposed", "EGY|FRA")},
    ),
    (
        "France and Egypt are at odds. French President Emmanuel Macron, on a visit to Algiers, "
        "welcomed the truce.",
        {("visit", "underway", "DZA|FRA")},
    ),
    (
        "The foreign ministers of France and Egypt met in Cairo on Monday. The ministers usually "
        "meet twice a year.",
        {("meeting", "held", "EGY|FRA"), ("meeting", "habitual", "EGY|FRA")},
    ),
    (
        "Italian Prime Minister Giorgia Meloni met Egyptian President Abdel Fattah al-Sisi in Rome "
        "on Tuesday. Sisi flew on to Berlin for talks with Chancellor Olaf Scholz.",
        {
            ("summit", "held", "EGY|ITA"),
            ("visit", "held", "DEU|EGY"),
            ("summit", "planned", "DEU|EGY"),
        },
    ),
    (
        "Kenyan President William Ruto told reporters after talks with Hailemariam Desalegn, an "
        "Ethiopian envoy, that he had a letter from Ethiopian Prime Minister Abiy Ahmed. The two "
        "spoke in Nairobi for more than an hour.",
        {("meeting", "held", "ETH|KEN")},
    ),
    (
        "Prime Minister Scott Morrison of Australia spoke with his New Zealand counterpart Jacinda "
        "Ardern on Tuesday ahead of her visit to Melbourne next week.",
        {("call", "held", "AUS|NZL"), ("visit", "planned", "AUS|NZL")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_each_engagement_is_told(text: str, wanted: Collection[tuple[str, str, str]]) -> None:
    """Every stop of a journey, and what a visit is for beside the visit, are told apart."""
    article = Article(
        id="several",
        page="several",
        text=text,
        blocks=(Block(Label.BODY, 0, len(text)),),
        anchor_day=date(2024, 5, 22),
    )
    reading = claims.extract(article, language=language.load(), lexicon=lexicon.load())
    found = [
        (c.kind.value, c.status.value, "|".join(sorted(poles(c.participants))))
        for c in reading.claims
    ]
    assert sorted(found) == sorted(wanted)
