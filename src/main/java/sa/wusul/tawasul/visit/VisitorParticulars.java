package sa.wusul.tawasul.visit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;

/** The format of visitors' identity numbers. */
@Configuration
class VisitorParticulars {

	@Bean
	ParticularForm firstVisitor() {
		return identity(1);
	}

	@Bean
	ParticularForm secondVisitor() {
		return identity(2);
	}

	@Bean
	ParticularForm thirdVisitor() {
		return identity(3);
	}

	@Bean
	ParticularForm fourthVisitor() {
		return identity(4);
	}

	@Bean
	ParticularForm fifthVisitor() {
		return identity(5);
	}

	private static ParticularForm identity(int ordinal) {
		return ParticularForm.of(VisitorList.identityOf(ordinal), (given) -> new IdentityNumber(given).value());
	}

}
