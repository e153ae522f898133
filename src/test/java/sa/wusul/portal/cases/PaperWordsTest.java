package sa.wusul.portal.cases;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.ResourceBundleMessageSource;

import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.IssuedPaper.Audience;
import sa.wusul.services.ServiceCatalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@DisplayName("The English name of a paper")
@Tag("fast")
class PaperWordsTest {

	private static final String PASSPORT = "services-passport-renewal";

	private final ServiceCatalogue catalogue = mock(ServiceCatalogue.class);

	private final PaperWords words = new PaperWords(this.catalogue, portal());

	@Test
	@DisplayName("is that of the document, with its number, for a document of a service")
	void document() {
		given(this.catalogue.documentInEnglish(PASSPORT)).willReturn(Optional.of("Passport"));
		assertThat(this.words.title(paper("جواز سفر رقم A12345678", "service-document", "جواز سفر"), PASSPORT))
			.isEqualTo("Passport A12345678");
	}

	@Test
	@DisplayName("is that of its kind for any other paper, and of a service that names none")
	void kind() {
		given(this.catalogue.documentInEnglish(any())).willReturn(Optional.empty());
		assertThat(this.words.title(paper("خطاب الرد على الطلب 1448-0001234-7", "answer-letter", null), "intake"))
			.isEqualTo("Letter answering a request");
		assertThat(this.words.title(paper("جواز سفر رقم A12345678", "service-document", "جواز سفر"), PASSPORT))
			.isEqualTo("Document of an e-service");
		assertThat(this.words.title(paper("ورقة", "no-such-template", null), "intake")).isEqualTo("Another document");
	}

	private static IssuedPaper paper(String title, String template, String document) {
		return new IssuedPaper("1448-0001234-7/1", "1448-0001234-7", title, "hash", Instant.EPOCH, Audience.REQUESTER,
				Optional.empty(), Optional.empty(), template, Optional.ofNullable(document));
	}

	private static ResourceBundleMessageSource portal() {
		var portal = new ResourceBundleMessageSource();
		portal.setBasename("portal");
		portal.setDefaultEncoding("UTF-8");
		portal.setFallbackToSystemLocale(false);
		return portal;
	}

}
