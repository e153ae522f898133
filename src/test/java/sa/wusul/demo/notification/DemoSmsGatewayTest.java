package sa.wusul.demo.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.notification.SmsDeliveryState;
import sa.wusul.notification.SmsMessage;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The demo's telephone")
@Tag("fast")
class DemoSmsGatewayTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	@OnBothDatabases
	@DisplayName("keeps a message once for its key, and finds it by reference or mobile")
	void keepsMessages(TestDatabase database) {
		var telephone = new DemoSmsGateway(database.jdbc(), CLOCK);
		telephone.send(new SmsMessage("a", "+966501234567", "طلب\n1448-0001234-7"), 1, 1);
		telephone.send(new SmsMessage("a", "+966501234567", "طلب\n1448-0001234-7"), 1, 1);
		telephone.send(new SmsMessage("b", "+966507654321", "طلب\n1448-0009999-7"), 1, 2);
		assertThat(telephone.received("", "")).as("before they are completed").isEmpty();
		telephone.complete();

		assertThat(telephone.received("", "")).extracting(DemoSms::mobile)
			.containsExactly("+966507654321", "+966501234567");
		assertThat(telephone.received("0001234", "")).extracting(DemoSms::mobile).containsExactly("+966501234567");
		assertThat(telephone.received("", "507654321")).extracting(DemoSms::text)
			.containsExactly("طلب\n1448-0009999-7");
		assertThat(telephone.received("%", "_")).isEmpty();
		assertThat(telephone.received("", "").get(0).sentAt()).isEqualTo("2026-11-24T12:00:00+03:00");
	}

	@OnBothDatabases
	@DisplayName("answers with the receipt of the number: delivered, unknown or switched off")
	void receipts(TestDatabase database) {
		var telephone = new DemoSmsGateway(database.jdbc(), CLOCK);

		assertThat(List.of("+966501234567", "+966500000404", "+966500000408"))
			.extracting((mobile) -> telephone.send(new SmsMessage(mobile, mobile, "text"), 1, 3).state())
			.containsExactly(SmsDeliveryState.DELIVERED, SmsDeliveryState.FAILED, SmsDeliveryState.FAILED_FOR_NOW);
		telephone.complete();
		assertThat(telephone.received("text", "")).hasSize(1);
	}

}
