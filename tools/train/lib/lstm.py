"""A bidirectional LSTM layer that a CPU trains several times faster than torch.nn.LSTM does (Graves & Schmidhuber 2005).

In: an nn.LSTM of one layer and both directions (for its weights), words [sentence, word, width] and the sentences' lengths.  Out: the
same numbers as nn.LSTM over packed sequences gives.  On a CPU the time of nn.LSTM goes into the gradients' slices, each of which fills
a whole tensor; here both directions share a buffer and the gradient is written into it step by step.  On a GPU nn.LSTM itself is used.
"""
import torch
import torch.nn as nn


class BothWays(torch.autograd.Function):
    """x [word, sentence, width]; back [word, sentence]: where the word stands when each sentence is turned round."""

    @staticmethod
    def forward(ctx, x, back, w_in_f, w_state_f, bias_f, w_in_b, w_state_b, bias_b):
        length, count, width = x.shape
        size = w_state_f.shape[1]
        turned = x.gather(0, back.unsqueeze(-1).expand(-1, -1, width))
        gates = torch.empty(length, 2, count, 4 * size)
        gates[:, 0] = torch.addmm(bias_f, x.reshape(-1, width), w_in_f.t()).view(length, count, -1)
        gates[:, 1] = torch.addmm(bias_b, turned.reshape(-1, width), w_in_b.t()).view(length, count, -1)
        cells, states = torch.zeros(length + 1, 2, count, size), torch.zeros(length + 1, 2, count, size)
        squashed = torch.empty(length, 2, count, size)
        step_f, step_b = w_state_f.t().contiguous(), w_state_b.t().contiguous()
        for t in range(length):
            g = gates[t]
            if t:
                g[0].addmm_(states[t, 0], step_f)
                g[1].addmm_(states[t, 1], step_b)
            g[..., :2 * size].sigmoid_()
            g[..., 2 * size:3 * size].tanh_()
            g[..., 3 * size:].sigmoid_()
            torch.mul(g[..., size:2 * size], cells[t], out=cells[t + 1])
            cells[t + 1].addcmul_(g[..., :size], g[..., 2 * size:3 * size])
            torch.tanh(cells[t + 1], out=squashed[t])
            torch.mul(g[..., 3 * size:], squashed[t], out=states[t + 1])
        ctx.save_for_backward(x, turned, back, w_in_f, w_state_f, w_in_b, w_state_b, gates, cells, states, squashed)
        return torch.cat([states[1:, 0], states[1:, 1].gather(0, back.unsqueeze(-1).expand(-1, -1, size))], -1)

    @staticmethod
    def backward(ctx, dy):
        x, turned, back, w_in_f, w_state_f, w_in_b, w_state_b, gates, cells, states, squashed = ctx.saved_tensors
        length, count, width = x.shape
        size = w_state_f.shape[1]
        back = back.unsqueeze(-1)
        dh = torch.empty(length, 2, count, size)
        dh[:, 0], dh[:, 1] = dy[..., :size], dy[..., size:].gather(0, back.expand(-1, -1, size))
        i, f, g, o = gates.view(length, 2, count, 4, size).unbind(3)
        # What each gate does to its cell (or state, for the output gate), without the gradient that is not known yet.
        dz = torch.empty_like(gates)
        four = dz.view(length, 2, count, 4, size)
        torch.mul(g * i, 1 - i, out=four[..., 0, :])
        torch.mul(cells[:-1] * f, 1 - f, out=four[..., 1, :])
        torch.mul(i, 1 - g * g, out=four[..., 2, :])
        torch.mul(squashed * o, 1 - o, out=four[..., 3, :])
        into_cell = (1 - squashed * squashed).mul_(o)
        from_next, cell = torch.zeros(2, count, size), torch.zeros(2, count, size)
        for t in range(length - 1, -1, -1):
            if t < length - 1:
                dh[t].add_(from_next)
            cell.addcmul_(dh[t], into_cell[t])
            four[t, ..., :3, :].mul_(cell.unsqueeze(-2))
            four[t, ..., 3, :].mul_(dh[t])
            cell.mul_(f[t])
            if t:
                torch.mm(dz[t, 0], w_state_f, out=from_next[0])
                torch.mm(dz[t, 1], w_state_b, out=from_next[1])
        df, db = dz[:, 0].reshape(-1, 4 * size), dz[:, 1].reshape(-1, 4 * size)
        # Turning round is its own inverse.
        dx = (df @ w_in_f).view_as(x) + (db @ w_in_b).view_as(x).gather(0, back.expand(-1, -1, width))
        return (dx, None, df.t() @ x.reshape(-1, width), df.t() @ states[:-1, 0].reshape(-1, size), df.sum(0),
                db.t() @ turned.reshape(-1, width), db.t() @ states[:-1, 1].reshape(-1, size), db.sum(0))


def both_ways(layer, x, lengths):
    length = x.shape[1]
    if x.is_cuda:
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
        return nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=length)[0]
    at = torch.arange(length)[:, None]
    back = torch.where(at < lengths[None], lengths[None] - 1 - at, at)
    w = dict(layer.named_parameters())
    y = BothWays.apply(x.transpose(0, 1).contiguous(), back,
                       w['weight_ih_l0'], w['weight_hh_l0'], w['bias_ih_l0'] + w['bias_hh_l0'],
                       w['weight_ih_l0_reverse'], w['weight_hh_l0_reverse'], w['bias_ih_l0_reverse'] + w['bias_hh_l0_reverse'])
    return y.transpose(0, 1)
