package dev.etcdray.breakdown;

import java.io.IOException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OffHeapBudgetTest {

    @Test
    void whatIsGivenBackCanBeTakenAgain() throws IOException {
        OffHeapBudget budget = new OffHeapBudget(100);
        budget.take(60);
        budget.giveBack(60);
        budget.take(100);

        assertThatThrownBy(() -> budget.take(1)).isInstanceOf(IOException.class);
    }

    @Test
    void thisMachineHasRoomForAMebibyte() {
        assertThatCode(() -> OffHeapBudget.ofMachine().take(1 << 20)).doesNotThrowAnyException();
    }
}
