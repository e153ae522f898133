package sa.wusul.models.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;
import sa.wusul.models.ModelFiles.ProcessFile;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The receipt of a request")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ReceiptSelectionDecisionTest {

	/**
	 * The messages and calls with which a model itself confirms the receipt before
	 * anybody works on the request: a text, a booking or a place in the queue, or the
	 * code to the number on file.
	 */
	private static final Set<String> CONFIRMING = Set.of("name=\"notificationEvent\" value=\"REQUEST_RECEIVED\"",
			"calledElement=\"meeting-slot-booking\"", "calledElement=\"tawasul-number-proof\"");

	private final DecisionTableRunner table = DecisionTableRunner.of("notification-receipt-selection");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} by {2}, number on file {3}: {4}")
	@CsvSource({ "ContactVerification, tawasul-contact-verification, PORTAL, true, NONE",
			"NumberUnknown, tawasul-visit-request, PORTAL, false, NONE",
			"ReceivedOnBehalf, services-passport-renewal, ON_BEHALF, false, requestReceivedOnBehalf",
			"Received, services-passport-renewal, KIOSK, false, requestReceived",
			"Received, tawasul-visit-request, PORTAL, true, requestReceived",
			"ByModel, intake-request-registration, COUNTER, false, NONE" })
	@DisplayName("is confirmed by a text for its domain, unless its model does so")
	void byDomain(String rule, String service, String channel, boolean numberOnFile, String message) {
		assertThat(decide(service, channel, numberOnFile)).isEqualTo(message);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("is confirmed for every process that opens a case, at the opening, with the number on file, or by the model")
	void everyProcess() {
		assertThat(ModelFiles.processes()
			.filter((file) -> "true".equals(ProcessFile.property(file.process(), "opensCase"))))
			.isNotEmpty()
			.allSatisfy((file) -> assertThat(!decide(file.id(), "PORTAL", true).equals("NONE") || confirms(file.id()))
				.as(file.id())
				.isTrue());
	}

	private Object decide(String service, String channel, boolean numberOnFile) {
		return this.table.decideOne(Map.of("serviceDomain", service.substring(0, service.indexOf('-')), "service",
				service, "channel", channel, "numberOnFile", numberOnFile));
	}

	private static boolean confirms(String process) {
		try (var file = ModelFiles.open(ModelFiles.process(process).path())) {
			var model = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			return CONFIRMING.stream().anyMatch((step) -> model.contains(step));
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

}
