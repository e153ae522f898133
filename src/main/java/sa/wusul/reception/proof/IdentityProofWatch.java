package sa.wusul.reception.proof;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Watch that ends proofs which nobody concluded, so that no number stays. */
@Component
class IdentityProofWatch {

	private final IdentityProofService proofs;

	IdentityProofWatch(IdentityProofService proofs) {
		this.proofs = proofs;
	}

	@Scheduled(cron = "30 * * * * *", zone = "Asia/Riyadh")
	void endForgotten() {
		this.proofs.endForgotten();
	}

}
