package sa.wusul.portal;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;

/**
 * Subjects of cases in the language of the page; templates use {@code @subjects}. The
 * subject of an e-service is its name, which the model has in both languages; any other
 * is quoted as its requester wrote it.
 */
@Component("subjects")
public class SubjectWords {

	private final ServiceCatalogue catalogue;

	SubjectWords(ServiceCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	public String words(String subject) {
		return isArabic() ? subject
				: this.catalogue.requests()
					.stream()
					.filter((service) -> service.name().equals(subject) && service.nameEn() != null)
					.map(Service::nameEn)
					.findFirst()
					.orElse(subject);
	}

	/** Returns the language of the subject, if it is not that of the page. */
	public String language(String subject) {
		return written(words(subject));
	}

	/**
	 * Returns the language in which a person wrote something, if it is not that of the
	 * page: Arabic if it has Arabic letters.
	 */
	public String written(String words) {
		if (words == null || words.codePoints().noneMatch(Character::isLetter)) {
			return null;
		}
		var arabic = words.codePoints().anyMatch((sign) -> UnicodeScript.of(sign) == UnicodeScript.ARABIC);
		return (arabic == isArabic()) ? null : (arabic ? RefusalWords.ARABIC : Locale.ENGLISH).getLanguage();
	}

	private static boolean isArabic() {
		return LocaleContextHolder.getLocale().getLanguage().equals(RefusalWords.ARABIC.getLanguage());
	}

}
