package sa.wusul.casefile.delegate;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Finds the handler of a form's answers. The handlers are created on first use. */
@Component
class AnswerKeepers {

	private final ObjectProvider<AnswerKeeper> keepers;

	private volatile Map<String, AnswerKeeper> byForm;

	AnswerKeepers(ObjectProvider<AnswerKeeper> keepers) {
		this.keepers = keepers;
	}

	Optional<AnswerKeeper> of(String form) {
		if (this.byForm == null) {
			this.byForm = this.keepers.stream().collect(Collectors.toMap(AnswerKeeper::form, Function.identity()));
		}
		return Optional.ofNullable(this.byForm.get(form));
	}

}
