"""Golden cases: what is read in sentences as news writes them, as "value unit change" of a reading file."""

import pytest

from secondsource.analyse.amounts import read_quantities
from secondsource.records.analysis import Quantity
from secondsource.records.span import Span
from secondsource.values.amount_fields import render_change, render_unit, render_value


def told(text: str) -> str:
    """Return all quantities of a sentence as one line: "22 people =; 5 percentage up"."""
    return "; ".join(_told(q, text) for q in read_quantities(text, [Span(0, len(text))]))


def _told(quantity: Quantity, text: str) -> str:
    after = quantity.counted_span is not None and quantity.counted_span.start >= quantity.span.end
    counted = quantity.counted_span.of(text) if quantity.counted_span and after else None
    amount = quantity.amount
    return f"{render_value(amount)} {render_unit(amount, counted) or '-'} {render_change(amount)}"


MONEY = [
    ("The deal is worth €1.2bn.", "1200000000 euro ="),
    ("A £3m grant was paid.", "3000000 pound sterling ="),
    ("The ministry set aside Rs 5 crore.", "50000000 rupee ="),
    ("Farmers get Rs. 2.5 lakh each.", "250000 rupee ="),
    ("It sold for HK$4,500.", "4500 Hong Kong dollar ="),
    ("A fine of A$20 million was set.", "20000000 Australian dollar ="),
    ("The bank paid CHF 3.4 billion.", "3400000000 Swiss franc ="),
    ("The bank paid 3.4 billion Swiss francs.", "3400000000 Swiss franc ="),
    ("Tickets cost 12 yuan.", "12 yuan ="),
    ("The plant cost 10m yuan.", "10000000 yuan ="),
    ("They asked for 5m euros.", "5000000 euro ="),
    ("They asked for 800k euros.", "800000 euro ="),
    ("The club spent $45 mln.", "45000000 dollar ="),
    ("The loan is US$2bn.", "2000000000 dollar ="),
    ("The loan is US $2 billion.", "2000000000 dollar ="),
    ("Bread costs 40 pence.", "40 penny ="),
    ("The share is 62 cents.", "62 cent ="),
    ("It earned ¥90 billion.", "90000000000 yen ="),
    ("It earned ₹500 crore.", "5000000000 rupee ="),
    ("It earned 500 crore rupees.", "5000000000 rupee ="),
    ("The fee is NZ$15.", "15 New Zealand dollar ="),
    ("The fee is S$15.", "15 Singapore dollar ="),
    ("The fee is C$15.50.", "15.5 Canadian dollar ="),
    ("The fee is R$200.", "200 Brazilian real ="),
    ("The fine was 200,000 naira.", "200000 naira ="),
    ("The fine was N200,000.", "200000 naira ="),
    ("The fine was Ksh 40,000.", "40000 Kenyan shilling ="),
    ("The fine was 40,000 Kenyan shillings.", "40000 Kenyan shilling ="),
    ("Wages are 3,000 rand a month.", "3000 rand per month ="),
    ("Oil rose to $81.20 a barrel.", "81.2 dollar per barrel ="),
    ("He was paid $40-an-hour.", "40 dollar per hour ="),
    ("The aid is worth 2 billion Swedish kronor.", "2000000000 Swedish krona ="),
    ("The aid is worth SEK 2 billion.", "2000000000 Swedish krona ="),
    ("The debt is 1.5 trillion rupiah.", "1500000000000 rupiah ="),
    ("The debt is Rp1.5 trillion.", "1500000000000 rupiah ="),
    ("A bounty of 10 million Pakistani rupees is offered.", "10000000 Pakistani rupee ="),
    ("The ransom was 1,000 bitcoins.", "1000 bitcoin ="),
    ("It is a multi-million dollar plan.", ""),
    ("The 3 billion-euro bridge opened.", "3000000000 euro ="),
    ("They raised $1 million.", "1000000 dollar ="),
    ("A $2.5-million house burned.", "2500000 dollar ="),
    ("Losses are put at half a billion dollars.", "500000000 dollar ="),
    ("Of the 90 million shekels, 30 million was paid.", "90000000 shekel =; 30000000 - ="),
    ("It has paid 30 million of the 90 million shekels.", "30000000 shekel =; 90000000 shekel ="),
]

MEASURES = [
    ("A 20-mile-long queue formed.", "20 mile ="),
    ("He is 5 feet 10 tall.", "5.833333 foot ="),
    ("She is 5 ft 10 in tall.", "5.833333 foot ="),
    ("She stands 1.78m tall.", "1.78 metre ="),
    ("The wall is 12 metres (39ft) high.", "12 metre =; 39 foot ="),
    ("Winds of 120 km/h were measured.", "120 kilometre per hour ="),
    ("Winds of 75 miles an hour were measured.", "75 mile per hour ="),
    ("It was minus 12 degrees Celsius.", "-12 celsius ="),
    ("It was -12C in the north.", "-12 celsius ="),
    ("It reached 41.5°C.", "41.5 celsius ="),
    ("A magnitude-6.4 earthquake struck.", "6.4 magnitude ="),
    ("A 6.4-magnitude earthquake struck.", "6.4 magnitude ="),
    ("The quake measured 6.4 on the Richter scale.", "6.4 magnitude ="),
    ("About 300 hectares burned.", "300 hectare ~"),
    ("Some 4,000 sq km lie under water.", "4000 square kilometre ~"),
    ("The mine gave 2 million tonnes of coal.", "2000000 tonne ="),
    ("The field pumps 400,000 barrels per day.", "400000 barrel per day ="),
    ("The field pumps 400,000 barrels a day.", "400000 barrel per day ="),
    ("They seized 3kg of gold.", "3 kilogram ="),
    ("They seized half a ton of rice.", "0.5 ton ="),
    ("They walked a mile and a half.", ""),
    ("They walked two and a half miles.", "2.5 mile ="),
    ("They walked 2½ miles.", "2.5 mile ="),
    ("They walked 2 1/2 miles.", "2.5 mile ="),
    ("Add ½ litre of water.", "0.5 litre ="),
    ("Add 1/2 pint of water.", "0.5 pint ="),
    ("The station gives 600MW.", "600 megawatt ="),
    ("The rate rose 25 basis points.", "25 basis point up"),
]

PEOPLE_AND_AGES = [
    ("Anna Berg, 45, was hurt.", "45 year of age ="),
    ("A 22-year-old man was hurt.", "22 year of age ="),
    ("The suspect, aged 19, fled.", "19 year of age ="),
    ("She is 34 years old.", "34 year of age ="),
    ("He turned 60 on Monday.", "60 year of age ="),
    ("He was 81.", "81 year of age ="),
    ("She will be 35 in May.", "35 year of age ="),
    ("He died at the age of 77.", "77 year of age ="),
    ("No one under the age of 21 may enter.", "21 year of age ="),
    ("Two girls aged between 8 and 12 were found.", "2 girl =; 8-12 year of age ="),
    ("An 18-month-old baby was saved.", "18 month of age ="),
    ("At least 22 people died.", "22 people >"),
    ("As many as 80 villagers fled.", "80 villager <"),
    ("Nearly 1,200 homes were lost.", "1200 home ~"),
    ("Up to 400 jobs will go.", "400 job <"),
    ("Some 120, 000 people came.", "120000 people ~"),
    ("More than 1 400 people came.", "1400 people >"),
    ("Dozens of people were hurt.", "12-120 people ="),
    ("Scores of homes burned.", "20-200 home ="),
    ("Hundreds of thousands marched.", "100000-1000000 - ="),
    ("Two dozen soldiers came.", "24 soldier ="),
    ("Several dozen soldiers came.", "36-108 soldier ="),
    ("Half a million people came.", "500000 people ="),
    ("A quarter of a million people came.", "250000 people ="),
    ("Three-quarters of a million people came.", "750000 people ="),
    ("One and a half million people came.", "1500000 people ="),
    ("One hundred and fifty people came.", "150 people ="),
    ("Twenty-two sailors were rescued.", "22 sailor ="),
    ("Five million people and 3m cattle are at risk.", "5000000 people =; 3000000 cattle ="),
    ("The page has 80k followers.", "80000 follower ="),
    ("Four-, five- and six-seat planes were sold.", "4 seat =; 5 seat =; 6 seat ="),
    ("Ten or more people are missing.", "10 people >"),
    ("50-plus people are missing.", "50 people >"),
    ("The hall holds 500+ guests.", "500 guest >"),
    ("They run 3,000 tests a day.", "3000 test per day ="),
    ("They run 3,000 tests per day.", "3000 test per day ="),
    ("Two new 737 Max jets were grounded.", "2 new 737 max jet ="),
    ("It is one of the largest farms there.", "1 large farm ="),
    ("As many as 14 first-year students left.", "14 first-year student <"),
    ("He ran a quarter of a mile.", "0.25 mile ="),
    ("The rate fell a third of a percentage point.", "0.333333 percentage point down"),
    ("The index ended down 1% at 1,463.78 points.", "1 percentage down; 1463.78 point ="),
    ("The team won by 12 points.", "12 point ="),
    ("Exports rose by 3 percent but imports fell by 2.", "3 percentage up; 2 percentage down"),
    ("Life expectancy for men is around 73, it said.", "73 year of age ~"),
    ("Thousands of COVID-19 tests were sent.", "1000-10000 covid-19 test ="),
    ("Two-thirds of voters agree.", "0.666667 - ="),
    ("A third of homes have no water.", "0.333333 - ="),
    ("Nine out of 10 voters agree.", "0.9 - ="),
    ("One in five homes has no water.", "0.2 - ="),
]

# A change is what a verb says ("fell 3%"); a noun ("a drop of 5 percent") makes the figure the size of that thing.
RANGES_AND_CHANGES = [
    ("Between 5 and 10 people are missing.", "5-10 people ="),
    ("Prices may rise by 5 to 10 percent.", "5-10 percentage up"),
    ("It costs $2–3 billion.", "2000000000-3000000000 dollar ="),
    ("It costs $2 billion to $3 billion.", "2000000000-3000000000 dollar ="),
    ("It costs between £20 and £30.", "20-30 pound sterling ="),
    ("It lies 10-15 km off the coast.", "10-15 kilometre ="),
    ("Inflation rose from 4.1% to 5.2%.", "4.1-5.2 percentage ="),
    ("Inflation fell from 5.2% to 4.1%.", "5.2-4.1 percentage ="),
    ("Inflation fell from 5.2% in May to 4.1% in June.", "5.2-4.1 percentage ="),
    ("The rate went down from $40 last year to $35.", "40-35 dollar ="),
    ("Shares fell 3%.", "3 percentage down"),
    ("Shares fell by more than 3%.", "3 percentage down"),
    ("Shares were up 3 percent at 40 euros.", "3 percentage up; 40 euro ="),
    ("Shares ended down 1% at 12 euros.", "1 percentage down; 12 euro ="),
    ("Sales rose by a third to 40 million euros.", "0.333333 - up; 40000000 euro ="),
    ("Sales were 40 million, up from 32 million a year ago.", "40000000 - =; 32000000 - ="),
    ("A 5 percent increase in rents is planned.", "5 percentage ="),
    ("A 5 percent drop in rents was seen.", "5 percentage ="),
    ("Rents saw a drop of 5 percent.", "5 percentage ="),
    ("An increase of 200 soldiers is planned.", "200 soldier ="),
    ("Shares of Arla were down 2.3%, Borla by 2.6%.", "2.3 percentage down; 2.6 percentage down"),
    ("Exports were 12 percent higher than in May.", "12 percentage up"),
    ("It is 3 percentage points lower.", "3 percentage point down"),
    ("The index rose 2 percent but the other fell by 1.", "2 percentage up; 1 - down"),
    ("Taxes were cut by two percentage points.", "2 percentage point down"),
    ("The force will grow to 300 soldiers.", "300 soldier ="),
    ("Five or six houses burned.", "5-6 house ="),
    ("Two to three weeks are needed.", "2-3 week ="),
    ("Over the past 10 years it grew.", "10 year ="),
    ("Well over 100 people came.", "100 people >"),
    ("No fewer than 12 people came.", "12 people >"),
    ("At most 12 people came.", "12 people <"),
    ("It lasted less than two hours.", "2 hour <"),
]

NO_QUANTITIES = [
    "They won 3-2 after a 1-1 draw.",
    "Flight 370 left gate 12.",
    "Call 020 7946 0958 or +44 20 7946 0958.",
    "After 9/11 the G7 met.",
    "They drove down Route 66.",
    "COVID-19 spread in 2020.",
    "The Boeing 737 landed.",
    "In 1999 and 2004 it flooded.",
    "On 12 March 2019 it rained.",
    "At 7:30 p.m. it rained.",
    "At 10.45pm it rained.",
    "1. Wash your hands.",
    "The FTSE 100 and the Nikkei 225 closed.",
    "The iPhone 11 Pro cameras are new.",
    "In the 90049 ZIP code it rained.",
    "Under Article 50 and Section 230 it may.",
    "See page 14.",
    "The MH17 and F-16 crews met.",
    "The 2018-19 season ended.",
    "It happened in the 1980s and '90s.",
    "The 24/7 shop closed.",
    "He lives at 10 Downing Street.",
    "Psalm 23 was read.",
    "The U-21 team and the under-17s met.",
    "Channel 4 and BBC 2 showed it.",
    "Highway 101 is shut.",
    "The No. 2 seed lost.",
    "The M25 and the A4 are shut.",
    "One of them said so.",
    "She came in second.",
]


@pytest.mark.parametrize(("text", "expected"), [*MONEY, *MEASURES, *PEOPLE_AND_AGES, *RANGES_AND_CHANGES])
def test_golden(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_no_quantity(text: str) -> None:
    assert told(text) == ""
