package sa.wusul.portal.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import sa.wusul.papers.IssuedPaper;
import sa.wusul.services.ServiceCatalogue;

/**
 * English names of papers, which are printed in Arabic: of a service's document as its
 * model says it, of any other by its template.
 */
@Component
class PaperWords {

	private static final String KIND = "verify.kind.";

	/** The number of a document at the end of its title. */
	private static final Pattern SERIAL = Pattern.compile("\\b([A-Z0-9]+)$");

	private final ServiceCatalogue catalogue;

	private final MessageSource words;

	PaperWords(ServiceCatalogue catalogue, MessageSource words) {
		this.catalogue = catalogue;
		this.words = words;
	}

	/** Returns the title of a paper of this kind of case. */
	String title(IssuedPaper paper, String process) {
		var document = paper.document().flatMap((arabic) -> document(process));
		var serial = SERIAL.matcher(paper.title());
		return document.map((name) -> serial.find() ? name + " " + serial.group(1) : name)
			.orElseGet(() -> this.words.getMessage(KIND + paper.template(), null,
					this.words.getMessage(KIND + "other", null, Locale.ENGLISH), Locale.ENGLISH));
	}

	/** Returns the name of the document that a service issues. */
	Optional<String> document(String process) {
		return this.catalogue.documentInEnglish(process);
	}

}
