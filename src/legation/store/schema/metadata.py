"""All tables of a diary, whatever file tells of them."""

from __future__ import annotations

from sqlalchemy import MetaData

tables = MetaData()
