package sa.wusul.notification.smpp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.cloudhopper.smpp.pdu.SubmitSm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.demo.notification.DemoSmsGateway;
import sa.wusul.notification.SmsMetrics;
import sa.wusul.notification.SmsReceipts;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.relay.Relay;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("The message about a request")
@CaseStory
@OnPostgreSql
@Tag("story")
class SmsJourneyTest {

	private static final String BEAN = "centreOfThisStory";

	@Autowired
	private DefaultListableBeanFactory program;

	@Autowired
	private CaseWork work;

	@Autowired
	private Relay<OutboxEntry> relay;

	@Autowired
	private SmsReceipts receipts;

	@Autowired
	private SmsMetrics metrics;

	@Autowired
	private DemoSmsGateway telephone;

	@Autowired
	private JdbcClient jdbc;

	@Test
	@DisplayName("reaches the mobile network with the reference, and the table knows that it arrived, but neither text nor number")
	void arrives() throws Exception {
		this.relay.runUntilIdle();
		try (var centre = new MessageCentre("network")) {
			var settings = centre.settings(true);
			var gateway = new SmppGateway(settings, settings::password, this.receipts, this.metrics);
			gateway.start();
			this.program.registerSingleton(BEAN, gateway);
			try {
				await().atMost(Duration.ofSeconds(20)).until(gateway::isReady);
				var reference = this.work.handIn("passport");
				this.relay.runUntilIdle();
				assertThat(states(reference)).isNotEmpty().containsOnly("network SENT");
				centre.accepted.keySet().forEach((id) -> centre.receipt(id, "DELIVRD"));

				assertThat(states(reference)).containsOnly("network DELIVERED");
				assertThat(centre.received.stream().map(SmsJourneyTest::text))
					.anyMatch((part) -> part.contains(reference));
				assertThat(centre.received).extracting((part) -> part.getDestAddress().getAddress())
					.containsOnly("966501234567");
				assertThat(this.telephone.received(reference, "")).isEmpty();
				assertThat(this.jdbc.sql("select * from sms_delivery").query().listOfRows().toString())
					.doesNotContain("501234567", "وزارة", "طلبكم");
			}
			finally {
				this.program.destroySingleton(BEAN);
				gateway.stop();
			}
		}
	}

	private List<String> states(String reference) {
		return this.jdbc.sql("""
				select d.gateway || ' ' || d.state from sms_delivery d
				join outbox o on o.entry_key = d.message_key where o.case_reference = ?""")
			.param(reference)
			.query(String.class)
			.list();
	}

	private static String text(SubmitSm part) {
		var from = (part.getEsmClass() == 0) ? 0 : 6;
		return new String(part.getShortMessage(), from, part.getShortMessage().length - from,
				StandardCharsets.UTF_16BE);
	}

}
