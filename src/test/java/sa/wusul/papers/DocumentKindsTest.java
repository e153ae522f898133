package sa.wusul.papers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The kind of a document")
@Tag("fast")
class DocumentKindsTest {

	private final DocumentKinds kinds = new DocumentKinds(Rights.load());

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "صورة شخصية حديثة, PHOTO", "صورة جواز السفر للعامل إن جدده, PASSPORT_COPY", "صورة الهوية, ID_COPY",
			"تقرير الفحص الطبي إن لم يصل آلياً, MEDICAL_REPORT", "محضر الفقد لمن فقد جوازه, LOSS_REPORT",
			"ما يثبت المناسبة: الوفاة أو الزواج أو المرض, OCCASION_PROOF", "مستند آخر, OTHER",
			"عقد الإيجار لمن طلب لأجله, RENT_CONTRACT", "عقد بيع, OTHER" })
	@DisplayName("is the code whose name its words begin with, or that of any other document")
	void code(String words, String code) {
		assertThat(this.kinds.code(words)).isEqualTo(code);
	}

}
