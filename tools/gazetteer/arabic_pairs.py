#!/usr/bin/env python3
"""Makes data/arabic_pairs.tsv: arabic_pairs.py < data/news_archive_places.txt

Counts the pairs of letters in the words of places in Arab countries and of those in countries with European names (and in the
surnames below) and writes the logarithm of the ratio of their shares."""
import collections
import math
import re
import sys
import unicodedata

ARAB = set('SYR IRQ JOR LBN SAU ARE QAT KWT BHR OMN YEM EGY LBY SDN PSE'.split())
OTHER = set('USA GBR IRL CAN AUS NZL DEU NLD SWE NOR DNK ITA FRA ESP POL CZE HUN AUT CHE BEL FIN PRT'.split())
SMALL = set('al ash ad as bin ibn saint new city the los san der den'.split())
ARAB_SURNAMES = """
saud saudi jazeera houthi jolani julani barghouti abbas abdullah ahmad akhdar alawi ali amiri amri ansari anzi araji asaad asadi
ashkar atrash aswad ayoubi azhar azzawi badr bakr bakri balawi banna baz beltagy bitar bustani dabbagh dahab dawla dhahiri din
dosari dulaimi emadi erian fadl faqih farouk farra ghazali ghanim ghannouchi gosaibi habib habsi haidari hajj hakimi halabi hallaq
hamdan hamdani hammadi haq hariri hasan hassan hayek hijazi hilli hindi husseini ibrahim imam iryani islah jaafari jaber jabouri
janabi jarrah jasmi jazairi jihad juburi kaabi karbouli karim kassar katib kazemi kenani khadra khaimah khalil khouri khoury kindi
kubaisi kuwari lami madani magariaf mahdi mahmoud majali majid makki malik mansour mansouri marri marzouki masood masoudi mihdhar
mikdad moallem mubarak mudarris muhandis mulla muqrin muslimi mustafa mutairi nabulsi naimi najjar naqib naser nasiri nasrawi
natsheh nuaimi obeidi omari otari qaradawi qasimi qassam quds qureshi rahim rahman rai ramahi rawi rayyan rifai rishawi rubaie
rubaish saadi sabban sadiq sadoun safadi said saleh salem samarrai samman sanoussi sarraj sayyed senussi sheikh shami shammari
sharara shara shater shehhi shimari sinai sudani suri suwaidi taleb talabani tamimi tantawi tayeb tikriti tourabi turabi turki
umari utaybi wahab wahhab waleed walid wazir yami yawar yazid yousef yusuf zaabi zahrani zaim zawiya zayani zein zeidi zoubi zuhri
gaddafi qadhafi obaidi rubai thawra watan
""".split()

OTHER_SURNAMES = """
adams allen anderson armstrong arnold bailey baker barnes barr bell bennett berg black brooks brown bryant burns butler byrne
campbell carlson carroll carter clark clarke cohen cole coleman collins cook cooper cox craig crawford cruz cunningham curtis
davis day dean diaz dixon doyle duncan dunn edwards elliott ellis evans ferguson fisher fleming flores ford foster fox franklin
freeman fuller garcia gardner gibson gomez gonzales gonzalez gordon graham grant gray green greene griffin gross gunn haig hall
hamilton hansen harper harris harrison hart harvey hawkins hayes henderson henry hernandez hicks higgins hill hirt hodges hoffman
holmes howard howe hudson hughes hunter hurley jackson jacobs james jenkins jensen johnson jordan kane kaufman keller kelley kelly
kennedy king klein knight lane larson lawrence lee leonard levine levy lewis little long lopez lucas lynch maddox marshall martin
martinez mason matthews mccarthy mccoy mcdonald meyer meyers miller mills mitchell moore moreno morgan morris morrison murphy
murray myers nelson newman nguyen nichols nolan nunez olson ortiz owens palmer parker patterson payne perez perkins perry peters
peterson phillips pierce porter powell price quinn ramirez reed reid reyes reynolds rice richards richardson riley rivera roberts
robinson rodriguez rogers romano rose rosenberg ross ruddy ruiz russell russo ryan sanchez sanders schmidt schneider schultz
schwartz scott shaw simmons simon simpson smith snyder spencer stein stevens stewart stone sullivan swift taylor thomas thompson
torres turner tyler vargas vasquez wagner walker wallace walsh ward warren washington watkins watson weaver webb weber weiss welch
wells west wheeler white williams willis wilson wood woods wright young zimmerman rossi ferrari esposito ricci kowalski nowak
novak horvat petrovic jovanovic ivanov petrov smirnov yankovic ivankovic dubois lefebvre moreau laurent girard mercier schulz
mueller koch bauer hofmann schroeder andersson johansson karlsson nilsson eriksson larsen pedersen nielsen jensen hansen olsen de
vries jansen bakker visser smit meijer mulder bos vos
""".split()

def folded(name):
    name = ''.join(c for c in unicodedata.normalize('NFKD', name) if not unicodedata.combining(c))
    return re.sub('[‘’ʻʼ\']', '', name).lower()


def pairs(word):
    return {a + b for a, b in zip('_' + word, word + '_')}


def weights(path):
    words = {True: {}, False: {}}
    country = ''
    for line in path:
        if line.startswith('='):
            country = line[1:4]
        elif not line.startswith('#') and country in ARAB | OTHER:
            for word in re.split('[^a-z]+', folded(line.split('\t')[0])):
                if len(word) > 2 and word not in SMALL:
                    words[country in ARAB][word] = 1
    words[True].update((w, 2) for w in ARAB_SURNAMES)
    words[False].update((w, 8) for w in OTHER_SURNAMES if len(w) > 2)
    counts = {k: collections.Counter() for k in words}
    for k in words:
        for word, weight in words[k].items():
            for pair in pairs(word):
                counts[k][pair] += weight
    total = {k: sum(words[k].values()) + 1 for k in words}
    for pair in sorted(set(counts[True]) | set(counts[False])):
        if counts[True][pair] + counts[False][pair] < 2:
            continue
        weight = round(100 * math.log((counts[True][pair] + .5) / total[True] / ((counts[False][pair] + 1.5) / total[False])))
        if weight:
            yield pair, weight


if __name__ == '__main__':
    for pair, weight in weights(sys.stdin):
        print('%s\t%d' % (pair, weight))
