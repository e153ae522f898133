package sa.wusul.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.notification.SmsReceiptService.ProviderReceipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("Receipts that a provider reports")
@Tag("fast")
@ExtendWith(SilentLog.class)
class SmsReceiptServiceTest {

	private static TestDatabase database;

	private DispatchForTests dispatch;

	private SmsReceiptService receipts;

	@BeforeAll
	static void start() {
		database = TestDatabase.h2();
	}

	@AfterAll
	static void stop() {
		database.close();
	}

	@BeforeEach
	void send() {
		this.dispatch = DispatchForTests.inEmptied(database, Clock.systemUTC());
		this.dispatch.add(new SmsGatewayForTests("first"));
		this.dispatch.add(new SmsGatewayForTests("second"));
		this.receipts = this.dispatch.receiptService();
		this.dispatch.send(new SmsMessage("a", "+966501234567", "نص"));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "DELIVERED, DELIVERED", "FAILED, FAILED", "EXPIRED, FAILED_FOR_NOW", "SENT, SENT" })
	@DisplayName("settle its message, in any order and twice")
	void settle(String reported, SmsDeliveryState state) {
		var receipt = new ProviderReceipt("first-a-1", reported, Optional.of("7"));

		assertThat(this.receipts.receive("first", List.of(receipt, receipt))).isEqualTo(2);
		this.receipts.receive("first", List.of(new ProviderReceipt("first-a-1", "SENT", Optional.empty())));

		assertThat(this.dispatch.states("a")).containsExactly("first " + state);
	}

	@Test
	@DisplayName("say nothing of the messages of another provider, nor of unknown ones")
	void others() {
		this.receipts.receive("second", List.of(new ProviderReceipt("first-a-1", "FAILED", Optional.empty())));
		this.receipts.receive("first", List.of(new ProviderReceipt("never-sent", "FAILED", Optional.empty())));

		assertThat(this.dispatch.states("a")).containsExactly("first SENT");
		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> this.receipts.receive("third", List.of()))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("sms.gatewayUnknown"));
	}

	@ParameterizedTest
	@CsvSource({ "first-a-1, delivered, 7", "first-a-1, , 7", ", DELIVERED, 7", "'x y', DELIVERED, 7",
			"first-a-1, DELIVERED, '<b>'", "first-a-1, WAITING, 7" })
	@DisplayName("are refused together if one cannot be read")
	void form(String id, String state, String code) {
		var good = new ProviderReceipt("first-a-1", "DELIVERED", Optional.empty());

		refused(List.of(good, new ProviderReceipt(id, state, Optional.ofNullable(code))));

		assertThat(this.dispatch.states("a")).containsExactly("first SENT");
	}

	@Test
	@DisplayName("are one to a hundred")
	void most() {
		var good = new ProviderReceipt("first-a-1", "DELIVERED", Optional.empty());
		refused(List.of());
		refused(Collections.nCopies(101, good));
		refused(new ArrayList<>(Collections.nCopies(1, null)));
		assertThat(this.receipts.receive("first", Collections.nCopies(100, good))).isEqualTo(100);
	}

	private void refused(List<ProviderReceipt> report) {
		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> this.receipts.receive("first", report))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("sms.receiptForm"));
	}

}
