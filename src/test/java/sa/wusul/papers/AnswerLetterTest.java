package sa.wusul.papers;

import java.awt.Rectangle;
import java.util.Collections;
import java.util.Comparator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The letter that answers a request")
@Tag("arabic-machine")
@Tag("fast")
class AnswerLetterTest {

	@Test
	@DisplayName("reads from right to left with numbers in the right order")
	void readsInOrder() {
		var letter = Letters
			.print(Letters.PARAGRAPH + "\nرقم المعاملة 1448-0000077-3 بتاريخ 2026/11/24، هاتف +966 11 401 2345.");

		assertThat(letter.drawn()).contains("1448-0000077-3", "2026/11/24", "+966 11 401 2345", "8004399999");
		assertThat(letter.text(1)).contains("وزارة الداخلية", "مراكز الاستقبال والتواصل الإلكتروني")
			.contains("المكرم/المكرمة محمد بن عبدالله الغامدي")
			.contains("تمت الموافقة على طلب تجديد رخصة الإقامة رقم 2098765432")
			.contains("(مكتب حي الملز)")
			.contains("على الرقم المجاني 8004399999.");
	}

	@Test
	@DisplayName("shows its number, both dates and the telephone number")
	void bearsNumberAndDates() {
		assertThat(Letters.print(Letters.PARAGRAPH).text(1)).contains("الرقم " + Letters.NUMBER)
			.contains("التاريخ ١٤ جمادى الآخرة ١٤٤٨هـ")
			.contains("الموافق ٢٤ نوفمبر ٢٠٢٦م")
			.contains("صفحة ١ من ١")
			.contains("8004399999");
	}

	@Test
	@DisplayName("joins the letters of a word")
	void joinsLetters() {
		assertThat(Letters.print("محمد").shapesOf("دمحم")).hasSize(1);
		assertThat(Letters.print("م ح م د").shapesOf("د م ح م")).hasSize(4);
	}

	@Test
	@DisplayName("sets vowel marks on their letters without splitting the word")
	void keepsVowelMarksOnTheirLetters() {
		var shapes = Letters.print("م\u064Fح\u064Eم\u0651\u064Eد")
			.shapesOf("د" + "\u0651\u064Eم" + "\u064Eح" + "\u064Fم");
		var word = shapes.stream().max(Comparator.comparing((shape) -> shape.width)).orElseThrow();

		assertThat(shapes).hasSize(5)
			.filteredOn((shape) -> shape != word)
			.allSatisfy((mark) -> assertThat(mark.getMinX()).isGreaterThanOrEqualTo(word.getMinX()))
			.allSatisfy((mark) -> assertThat(mark.getMaxX()).isLessThanOrEqualTo(word.getMaxX()))
			.extracting(Rectangle::getMaxY)
			.allSatisfy((bottom) -> assertThat(bottom).isLessThan(word.getMaxY()));
	}

	@Test
	@DisplayName("has its verification code as a QR code on every page")
	void carriesQrCode() {
		var letter = Letters.print(String.join("\n", Collections.nCopies(20, Letters.PARAGRAPH)));

		assertThat(letter.qrCode(1)).isEqualTo(Letters.CODE.value());
		assertThat(letter.qrCode(2)).isEqualTo(Letters.CODE.value());
	}

	@Test
	@DisplayName("continues on further pages with heading, foot and page number")
	void goesOnOverThePage() {
		var letter = Letters.print(String.join("\n", Collections.nCopies(20, Letters.PARAGRAPH)) + "\nآخر الرد.");

		assertThat(letter.pages()).isEqualTo(3);
		assertThat(letter.text(1)).contains("صفحة ١ من ٣").doesNotContain("تابع الخطاب");
		assertThat(letter.text(2)).contains("تابع الخطاب رقم " + Letters.NUMBER, "صفحة ٢ من ٣", "8004399999");
		assertThat(letter.text(3)).contains("تابع الخطاب رقم " + Letters.NUMBER, "صفحة ٣ من ٣", "آخر الرد.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", " " })
	@DisplayName("keeps its lines evenly spaced across pages, in short and long paragraphs")
	void spacesLinesEvenly(String separator) {
		var letter = Letters
			.print(String.join(separator, Collections.nCopies(16, Letters.PARAGRAPH + " رقم 1448-0000077-3.")));

		assertThat(letter.pages()).isGreaterThan(1);
		assertThat(letter.lineDistances(2)).hasSizeGreaterThan(5)
			.filteredOn((distance) -> distance < 20 || distance > 35)
			.isEmpty();
	}

	@Test
	@DisplayName("keeps the parts of a text in their own paragraphs")
	void keepsParagraphs() {
		assertThat(Letters.print("الفقرة الأولى\r\n\r\nالفقرة الثانية").text(1).lines()).contains("الفقرة الأولى",
				"الفقرة الثانية");
	}

	@Test
	@DisplayName("prints hostile text as text")
	void printsHostileTextAsText() {
		var letter = Letters.print("<script>alert(1)</script>\n<b th:text=\"x\">y</b>\na${6*7}b\na[[${6*7}]]b\n"
				+ "a[(${6*7})]b\na__${6*7}__b\nأول\u202Eعكس\u202C آخر\u0007");

		assertThat(letter.drawn()).contains("script>alert(1)</script", "th:text", "a${6*7}b")
			.contains("a[[${6*7}]]b", "a[(${6*7})]b", "a__${6*7}__b");
		assertThat(letter.text(1)).contains("أولعكس آخر").doesNotContain("42", "\u202E", "\u0007");
	}

	@Test
	@DisplayName("divides a word that is longer than a line")
	void dividesLongWords() {
		var letter = Letters.print("a-".repeat(2000) + " " + "ل".repeat(500) + " 1448".repeat(10));

		assertThat(letter.pages()).isEqualTo(3);
		assertThat(letter.text(3)).contains("1448 1448 1448");
		assertThat(letter.drawn()).contains("a-a-a-a-a");
	}

	@Test
	@DisplayName("shows an empty circle for a character that the font lacks")
	void showsACircleForUnknownSigns() {
		assertThat(Letters.print("رد 漢字 😀 مُهمّ 漢").text(1)).contains("◌◌");
	}

}
