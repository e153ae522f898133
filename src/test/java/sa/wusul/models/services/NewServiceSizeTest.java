package sa.wusul.models.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The work that a further e-service costs an analyst, counted on the gun licence, which
 * {@code NewServiceTest} deploys and runs to its end.
 */
@DisplayName("A new service")
@Tag("fast")
class NewServiceSizeTest {

	/** The service for many persons at once, a process of its own. */
	private static final String LIST_OF_WORKERS = "services-workers-iqama-renewal";

	private static final Path GUN_LICENCE = Path.of("src/test/resources/gun-licence");

	private static final String SERVICE = "services-gun-licence-renewal";

	/** The rule in the table of fees. */
	private static final int FEE_LINES = 8;

	@Test
	@DisplayName("takes at most 470 lines for its model, start form, eligibility table and fee")
	void modelFormAndTable() throws IOException {
		var lines = FEE_LINES;
		try (var files = Files.list(GUN_LICENCE)) {
			for (var file : files.toList()) {
				lines += lines(file);
			}
		}
		assertThat(lines).isBetween(200, 470);
	}

	@Test
	@DisplayName("has a form of at most 65 lines, which names parts for the common questions")
	void shortForm() throws IOException {
		assertThat(lines(GUN_LICENCE.resolve("services-request-gun-licence-renewal.form"))).isLessThanOrEqualTo(65);
	}

	@Test
	@DisplayName("has a model of at most 145 lines, as every service for one person has")
	void thinModels() throws IOException {
		assertThat(lines(GUN_LICENCE.resolve(SERVICE + ".bpmn"))).isLessThanOrEqualTo(145);
		var services = ModelFiles.processes()
			.filter((file) -> file.eligibilityTable().isPresent() && !file.id().equals(LIST_OF_WORKERS))
			.toList();
		assertThat(services).hasSize(7);
		for (var service : services) {
			assertThat(lines(service.path())).as(service.id()).isLessThanOrEqualTo(145);
		}
	}

	private static int lines(Path file) throws IOException {
		return Files.readAllLines(file).size();
	}

}
