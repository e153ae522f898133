package sa.wusul.papers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Nightly completion of signatures. Nodes share the work: each takes papers for itself.
 */
@Component
class PaperPreservationWatch {

	private static final Logger log = LoggerFactory.getLogger(PaperPreservationWatch.class);

	private final PaperPreservationService papers;

	private final int most;

	/**
	 * @param most the most papers of a night and node
	 */
	PaperPreservationWatch(PaperPreservationService papers, @Value("${wusul.papers.preserve-most:20000}") int most) {
		this.papers = papers;
		this.most = most;
	}

	@Scheduled(cron = "${wusul.papers.preserve-at:0 0 3 * * *}", zone = "Asia/Riyadh")
	void preserve() {
		var done = this.papers.preserveDue(this.most);
		if (done > 0) {
			log.info("Completed {} signatures of papers", done);
		}
	}

}
