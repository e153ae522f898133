package sa.wusul.portal.api;

import java.io.IOException;
import java.time.Instant;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Payment;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What couriers, billers and registers report")
@Tag("fuzz")
class ReportFuzzTest {

	private static final ObjectMapper JSON = JsonMapper.builder()
		.addModule(new JavaTimeModule())
		.addModule(new SimpleModule().addDeserializer(Instant.class, new MomentDeserializer()))
		.build();

	@FuzzTest(maxDuration = "2m")
	@DisplayName("is taken or refused, whatever was sent")
	void anyReport(byte[] sent) {
		try {
			var report = JSON.readValue(sent, PaymentController.Report.class);
			if (report != null) {
				var payment = new Payment(report.paymentReference(), report.billNumber(), Amount.parse(report.amount()),
						report.paidAt());
				assertThat(payment.amount().halalas()).isBetween(1L, 100_000_000_000L);
			}
		}
		catch (IOException | RefusalException refused) {
			// As it should.
		}
		try {
			var told = JSON.readValue(sent, CourierController.Told.class);
			if (told != null) {
				assertThat(told.event("key").attempt()).isBetween(0, 1000);
			}
		}
		catch (IOException | RefusalException refused) {
			// As it should.
		}
		try {
			var told = JSON.readValue(sent, DetaineeController.Told.class);
			if (told != null) {
				assertThat(told.event("key").detainee().value()).matches("[12]\\d{9}");
			}
		}
		catch (IOException | RefusalException refused) {
			// As it should.
		}
	}

}
