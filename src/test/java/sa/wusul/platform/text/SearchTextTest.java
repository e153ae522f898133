package sa.wusul.platform.text;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A text that people look for")
@Tag("fast")
class SearchTextTest {

	@ParameterizedTest(name = "«{0}» finds «{1}»")
	@CsvSource({ "تجديد الاقامه, تجديد إقامة", "اقامات, إقامة إقامات", "الجوازات, تجديد جواز السفر",
			"هويه, الهوية الوطنية", "مستشفي, المستشفى", "تَجْدِيد, تجديد", "جـــواز, جواز", "سياره, والسيارة",
			"للمواطن, المواطن", "١٤٤٨, سنة 1448", "1448, سنة ١٤٤٨", "مسؤول, مسوول", "قراءة, قراه",
			"PASSPORT renewal, Passport renewal", "passports, passport",
			"how to renew my passport, To renew a passport", "car, my cars", "résumé, resume" })
	@DisplayName("is found however it is written")
	void found(String asked, String text) {
		assertThat(SearchText.of(text).answers(SearchText.of(asked))).isTrue();
	}

	@ParameterizedTest(name = "«{0}» does not find «{1}»")
	@CsvSource({ "جواز, رخصة القيادة", "car, identity card", "تجديد زواج, تجديد جواز", "licence, passport" })
	@DisplayName("is not found by other words")
	void notFound(String asked, String text) {
		assertThat(SearchText.of(text).answers(SearchText.of(asked))).isFalse();
	}

	@Test
	@DisplayName("is near if one of the words is in it, and asks nothing without a word")
	void near() {
		var text = SearchText.of("تجديد جواز السفر", "Passport renewal");
		assertThat(text.touches(SearchText.of("تجديد زواج"))).isTrue();
		assertThat(text.touches(SearchText.of("زواج"))).isFalse();
		assertThat(SearchText.of(" ? · the ").isEmpty()).isTrue();
	}

}
