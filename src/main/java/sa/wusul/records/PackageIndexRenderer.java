package sa.wusul.records;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import sa.wusul.records.StaffRoleRepository.StaffRole;

/**
 * Renderer of the page by which a person reads their package without a program of its
 * format, in Arabic and English: {@code records/package-index.html}.
 */
@Component
class PackageIndexRenderer {

	private final SpringTemplateEngine engine = new SpringTemplateEngine();

	PackageIndexRenderer() {
		var files = new ClassLoaderTemplateResolver(PackageIndexRenderer.class.getClassLoader());
		files.setPrefix("records/");
		files.setSuffix(".html");
		files.setTemplateMode(TemplateMode.HTML);
		files.setCharacterEncoding(StandardCharsets.UTF_8.name());
		this.engine.setTemplateResolver(files);
	}

	String render(Index index) {
		return this.engine.process("package-index", new Context(Locale.ROOT, Map.of("index", index)));
	}

	/**
	 * The page.
	 *
	 * @param day when the package was built
	 * @param confidential whether it has cases of a confidential domain only
	 * @param recorded whether a meeting of these cases was recorded
	 * @param named references of others' cases that name the person
	 */
	record Index(String day, boolean confidential, boolean recorded, List<Section> cases, List<String> named,
			List<Seen> looks) {
	}

	/**
	 * A case, with its files by their place in the package.
	 *
	 * @param openedOn day, in the Gregorian calendar
	 */
	record Section(String reference, String openedOn, String subject, List<String> papers, List<String> scans,
			List<String> originals, String records) {
	}

	/**
	 * Looks of one role at one kind of data.
	 *
	 * @param role role of the readers; empty for staff without one to be named
	 * @param shown kind of the data, such as {@code CASE}
	 */
	record Seen(Optional<StaffRole> role, String shown, long times, String first, String last) {
	}

}
