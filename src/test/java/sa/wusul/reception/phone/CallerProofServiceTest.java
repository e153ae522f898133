package sa.wusul.reception.phone;

import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@DisplayName("The outcome of a caller's proof in the national app")
@Tag("fast")
class CallerProofServiceTest {

	private static final String CASE = "1448-0001234-3";

	private final PhoneCalls calls = mock(PhoneCalls.class);

	private final AccessLog log = mock(AccessLog.class);

	private final CallerProofService proofs = new CallerProofService(this.calls, this.log);

	@Test
	@DisplayName("opens the case to the officer only if the call has it, whatever the process says, and is logged")
	void opens() {
		given(this.calls.provenCase("call-1")).willReturn(Optional.of(CASE));
		given(this.calls.provenCase("call-2")).willReturn(Optional.empty());

		assertThat(this.proofs.record("call-1", "CONFIRMED", "callcentre")).isTrue();
		assertThat(this.proofs.record("call-2", "CONFIRMED", "callcentre")).isFalse();

		then(this.calls).should().concludeProof("call-1", "callcentre");
		then(this.log).should().write(CaseRead.at(Endpoint.PHONE, CASE, "callcentre", Shown.CASE));
		then(this.log).shouldHaveNoMoreInteractions();
	}

	@Test
	@DisplayName("ends the call of somebody who hung up")
	void ended() {
		assertThat(this.proofs.record("call-1", "ENDED", "callcentre")).isFalse();

		then(this.calls).should().hangUp("call-1", "callcentre");
		then(this.calls).should(never()).concludeProof(any(), any());
	}

}
