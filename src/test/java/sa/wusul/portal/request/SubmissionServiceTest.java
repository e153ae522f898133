package sa.wusul.portal.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFile.Times;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.casefile.RequestStarter.Submitted;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.CitizenLimit;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

@DisplayName("A submission on the portal for somebody else")
@Tag("fast")
class SubmissionServiceTest {

	private static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

	private static final String SERVICE = "services-passport-renewal";

	private static final String AGENT = "1072645185";

	private static final Map<String, Object> ANSWERS = Map.of("representation", "AGENT", "requesterName", "راشد",
			"representedIdentityNumber", "1039182645", "agentIdentityNumber", "1058529940");

	private final RequestStarter requests = mock(RequestStarter.class);

	private final CaseFiles caseFiles = mock(CaseFiles.class);

	private final LimitDecisions limits = mock(LimitDecisions.class);

	private final AccessLog log = mock(AccessLog.class);

	private final SubmissionService submissions = new SubmissionService(this.requests, this.caseFiles, this.limits,
			Clock.fixed(NOW, ZoneOffset.UTC), this.log);

	@BeforeEach
	void limit() {
		given(this.limits.number(CitizenLimit.REPRESENTATIONS)).willReturn(2);
		given(this.requests.submit(eq(SERVICE), any(), any())).willReturn(new Submitted("1448-0000001-1", true));
	}

	@Test
	@DisplayName("names the citizen as the agent, whatever the page sends")
	void agent() {
		handedInBefore(1, Duration.ofHours(1));

		assertThat(handIn()).isEqualTo("1448-0000001-1");
		then(this.log).should().write(CaseRead.byRepresentative("1448-0000001-1"));
		then(this.requests).should()
			.submit(eq(SERVICE),
					argThat((answers) -> answers.get("agentIdentityNumber").equals(AGENT)
							&& answers.get("agentName").equals("راشد") && answers.get("channel").equals("PORTAL")),
					any());
	}

	@Test
	@DisplayName("is refused after as many in a day as the table of limits allows")
	void tooMany() {
		handedInBefore(2, Duration.ofHours(1));

		assertThatThrownBy(this::handIn).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo("representation.tooMany"));
		then(this.requests).shouldHaveNoInteractions();
	}

	@Test
	@DisplayName("that is repeated has its reference again, whatever was handed in meanwhile")
	void repeated() {
		handedInBefore(2, Duration.ofHours(1));
		given(this.caseFiles.openedWith(any())).willReturn(Optional.of("1448-0000002-9"));

		assertThat(handIn()).as("the reference of its key").isEqualTo("1448-0000001-1");
	}

	@Test
	@DisplayName("is possible for as many requests of one's own for a service in a day as the table says, and a repeated one has its reference")
	void own() {
		given(this.limits.number(CitizenLimit.OWN_REQUESTS)).willReturn(2);
		var own = Map.<String, Object>of("requesterName", "راشد");
		var citizen = new Citizen(AGENT, "+966501234567");
		given(this.caseFiles.countSince(new IdentityNumber(AGENT), SERVICE, NOW.minus(Duration.ofDays(1))))
			.willReturn(2);
		given(this.caseFiles.openedWith(any())).willReturn(Optional.empty());
		assertThatThrownBy(
				() -> this.submissions.handIn(citizen, SERVICE, own, Channel.PORTAL, "key", MessageLanguage.ARABIC))
			.isInstanceOfSatisfying(RefusalException.class,
					(refusal) -> assertThat(refusal.code()).isEqualTo("request.tooMany"));
		given(this.caseFiles.openedWith(any())).willReturn(Optional.of("1448-0000001-1"));
		assertThat(this.submissions.handIn(citizen, SERVICE, own, Channel.PORTAL, "key", MessageLanguage.ARABIC))
			.isEqualTo("1448-0000001-1");
	}

	@Test
	@DisplayName("is possible again a day later")
	void nextDay() {
		handedInBefore(2, Duration.ofHours(25));

		assertThat(handIn()).isEqualTo("1448-0000001-1");
	}

	private String handIn() {
		return this.submissions.handIn(new Citizen(AGENT, "+966501234567"), SERVICE, ANSWERS, Channel.PORTAL, "key",
				MessageLanguage.ARABIC);
	}

	private void handedInBefore(int count, Duration ago) {
		var file = new CaseFile("1448-0000002-9", SERVICE, Channel.PORTAL, null, null, null, null, null, "portal",
				new Times(NOW.minus(ago), null, null, null));
		given(this.caseFiles.representedBy(new IdentityNumber(AGENT))).willReturn(Collections.nCopies(count, file));
		given(this.caseFiles.openedWith(any())).willReturn(Optional.empty());
	}

}
