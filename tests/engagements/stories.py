"""Stories that the linking must keep whole, and apart."""

from __future__ import annotations

from telling import Line, Recurs, told

PLANNED_VISIT = told(
    "plan",
    "2024-05-22",
    Line(
        "Liu Jianchao will travel to Tokyo later this month.",
        "visit",
        "planned",
        "Liu Jianchao/CHN/visitor, JPN/host",
        "2024-05",
        "Tokyo",
        by="a broadcaster>unnamed sources",
    ),
    Line(
        "On May 29 he is to see Toshimitsu Motegi.",
        "meeting",
        "planned",
        "Liu Jianchao/CHN, Toshimitsu Motegi/JPN",
        "2024-05-29",
        "Tokyo",
        e="e2",
        by="a broadcaster>unnamed sources",
    ),
)
HELD_MEETING = told(
    "held",
    "2024-05-29",
    Line(
        "Motegi and Liu sat down in Tokyo on Wednesday.",
        "meeting",
        "held",
        "Liu/CHN, Motegi/JPN",
        "2024-05-29",
        "Tokyo",
    ),
)
END_OF_VISIT = told(
    "end",
    "2024-05-31",
    Line(
        "Liu Jianchao flew home on Friday after four days in Japan.",
        "visit",
        "held",
        "Liu Jianchao/CHN/visitor, JPN/host",
        "2024-05-28/2024-05-31",
        "Japan",
    ),
)
TOKYO = (PLANNED_VISIT, HELD_MEETING, END_OF_VISIT)

PUT_OFF = (
    told(
        "first-plan",
        "2023-01-17",
        Line(
            "Antony Blinken is due in Beijing on February 5.",
            "visit",
            "planned",
            "Antony Blinken/USA/visitor, CHN/host",
            "2023-02-05/2023-02-06",
            "Beijing",
            by="officials",
        ),
    ),
    told(
        "put-off",
        "2023-02-03",
        Line(
            "Blinken put off his journey to Beijing.",
            "visit",
            "postponed",
            "Antony Blinken/USA/visitor, CHN/host",
            "2023-02-05/2023-02-06",
            "Beijing",
            by="the State Department",
        ),
    ),
    told(
        "second-plan",
        "2023-06-14",
        Line(
            "Blinken will go to Beijing this weekend.",
            "visit",
            "planned",
            "Antony Blinken/USA/visitor, CHN/host",
            "2023-06-18/2023-06-19",
            "Beijing",
            by="China's foreign ministry",
        ),
    ),
    told(
        "there",
        "2023-06-19",
        Line(
            "Blinken ended two days in Beijing, where Xi Jinping received him.",
            "visit",
            "held",
            "Antony Blinken/USA/visitor, Xi Jinping/CHN/host",
            "2023-06-18/2023-06-19",
            "Beijing",
        ),
    ),
)

CALLED_OFF = (
    told(
        "off",
        "2018-05-25",
        Line(
            "Trump called off the Singapore summit with Kim.",
            "summit",
            "cancelled",
            "Donald Trump/USA, Kim Jong-un/PRK",
            "2018-06-12",
            "Singapore",
        ),
    ),
    told(
        "on",
        "2018-06-01",
        Line(
            "Trump said he would meet Kim on June 12 after all.",
            "summit",
            "planned",
            "Donald Trump/USA, Kim Jong Un/PRK",
            "2018-06-12",
            "Singapore",
            by="Donald Trump",
        ),
        Line(
            "A week ago he had called it off.",
            "summit",
            "cancelled",
            "Donald Trump/USA, Kim Jong Un/PRK",
            "2018-06-12",
            "Singapore",
            main=False,
        ),
    ),
    told(
        "done",
        "2018-06-12",
        Line(
            "Trump and Kim met in Singapore.",
            "meeting",
            "held",
            "Trump/USA, Kim/PRK",
            "2018-06-12",
            "Singapore",
        ),
    ),
    told(
        "later",
        "2018-07-02",
        Line(
            "The summit, at first called off, has changed little.",
            "summit",
            "cancelled",
            "Donald Trump/USA, Kim Jong Un/PRK",
            "2018-06-12",
            "Singapore",
            main=False,
        ),
    ),
)

TWO_VISITS = (
    told(
        "one",
        "2024-03-06",
        Line(
            "Annalena Baerbock was in Ankara on Tuesday.",
            "visit",
            "held",
            "Annalena Baerbock/DEU/visitor, TUR/host",
            "2024-03-05",
            "Ankara",
        ),
    ),
    told(
        "two",
        "2024-03-13",
        Line(
            "Annalena Baerbock was in Ankara again on Tuesday.",
            "visit",
            "held",
            "Annalena Baerbock/DEU/visitor, TUR/host",
            "2024-03-12",
            "Ankara",
        ),
    ),
    told(
        "vague",
        "2024-03-14",
        Line(
            "Baerbock visited Turkey this month.",
            "visit",
            "held",
            "Baerbock/DEU/visitor, TUR/host",
            "2024-03",
            "Turkey",
        ),
    ),
)

COUNCIL = (
    told(
        "sixth",
        "2017-08-08",
        Line(
            "The ruling parties' exchange council met in Tokyo on Monday for its sixth session.",
            "meeting",
            "held",
            "Song Tao/CHN, Toshihiro Nikai/JPN",
            "2017-08-07",
            "Tokyo",
        ),
        Recurs(
            "The ruling parties' exchange council met in Tokyo on Monday for its sixth session.",
            "exchange council",
            "CHN,JPN",
            ordinal=6,
            last="2017-08-07",
        ),
    ),
    told(
        "report",
        "2024-05-22",
        Line(
            "Liu Jianchao is to discuss resuming the Ruling Party Exchange Council with Motegi.",
            "meeting",
            "planned",
            "Liu Jianchao/CHN, Toshimitsu Motegi/JPN",
            "2024-05-29",
            "Tokyo",
            topic="resuming the Ruling Party Exchange Council",
        ),
        Recurs(
            "The council used to meet every year and last did in 2018.",
            "Ruling Party Exchange Council",
            "JPN,CHN",
            cadence="P1Y",
            last="2018",
            state="resuming",
        ),
    ),
    told(
        "ninth",
        "2025-01-14",
        Line(
            "The ninth session of the parties' exchange council took place in Beijing on Tuesday.",
            "meeting",
            "held",
            "Hiroshi Moriyama/JPN, Liu Jianchao/CHN",
            "2025-01-14",
            "Beijing",
        ),
        Recurs(
            "The ninth session of the parties' exchange council took place in Beijing on Tuesday.",
            "the parties' exchange council",
            "CHN,JPN",
            ordinal=9,
            last="2018-10",
        ),
    ),
)

ALL = (*TOKYO, *PUT_OFF, *CALLED_OFF, *TWO_VISITS, *COUNCIL)
